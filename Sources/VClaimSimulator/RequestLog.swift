import Synchronization

/// What was asked of the simulator, for tests and demonstrations: no header, no value out of a path.
package final class RequestLog: Sendable {
  /// One answered request.
  package struct Entry: Sendable, Hashable {
    /// The method in capitals.
    package let method: String
    /// The path's form, such as `referensi/diagnosa/{keyword}`; `unknown` for a path of no end point.
    package let template: String
    /// HTTP status of the answer.
    package let status: Int
    /// `metaData.code` of the answer.
    package let serviceCode: String
  }

  private struct State {
    var entries: [Entry] = []
    var counts: [String: Int] = [:]
  }

  /// So many entries are kept in full; counts go on for ever.
  private static let limit = 10_000

  private let state = Mutex(State())

  /// Creates an empty log.
  package init() {}

  /// The latest entries, oldest first: 10,000 at most.
  package var entries: [Entry] { state.withLock { Array($0.entries.suffix(Self.limit)) } }

  /// How many requests each template had, refused ones among them.
  package var counts: [String: Int] { state.withLock { $0.counts } }

  /// How many requests there were in all.
  package var total: Int { state.withLock { $0.counts.values.reduce(0, +) } }

  /// Counts the requests of one end point.
  ///
  /// - Parameter template: The path's form, as in ``Entry/template``.
  /// - Returns: How many there were, refused ones among them.
  package func count(of template: String) -> Int {
    state.withLock { $0.counts[template, default: 0] }
  }

  /// Forgets everything.
  package func clear() {
    state.withLock { $0 = State() }
  }

  /// Adds one request.
  ///
  /// - Parameter entry: The request.
  func append(_ entry: Entry) {
    state.withLock { state in
      state.entries.append(entry)
      // Cut in large steps: removing the first of an array moves all the others.
      if state.entries.count >= 2 * Self.limit { state.entries.removeFirst(Self.limit) }
      state.counts[entry.template, default: 0] += 1
    }
  }
}
