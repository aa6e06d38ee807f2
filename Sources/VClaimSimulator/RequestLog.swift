import Synchronization

/// What was asked of the simulator, for tests and demonstrations: no header, no value out of a path.
public final class RequestLog: Sendable {
  /// One request: answered, reset, or given up by whoever sent it.
  public struct Entry: Sendable, Hashable {
    /// When it was answered, reset or given up: unix seconds by the simulator's clock.
    public let time: Int64
    /// The method in capitals.
    public let method: String
    /// The path's form, such as `referensi/diagnosa/{keyword}`; `unknown` for a path of no end point.
    public let template: String
    /// HTTP status of the answer; 0 when none was sent: the connection was reset, or the client left or the simulator stopped while
    /// the request was made to wait.
    public let status: Int
    /// `metaData.code` of the answer, also of one that a reset lost; empty when it has none.
    public let serviceCode: String
    /// How long the request was worked on and made to wait, before the answer began.
    public let duration: Duration
    /// What the scenario did to it, in words joined by commas such as `delay,answer-503`; empty for nothing.
    public let effect: String

    /// The entry as one line of a log, without a line feed: time, method, template, status, code, milliseconds, effect; a dash for
    /// what is not there.
    public var line: String {
      let milliseconds =
        duration.components.seconds * 1_000 + duration.components.attoseconds / 1_000_000_000_000_000
      return [
        CivilTime(unixSeconds: time).timestamp, method, template, status == 0 ? "-" : String(status),
        serviceCode.isEmpty ? "-" : serviceCode, "\(milliseconds)ms", effect.isEmpty ? "-" : effect,
      ].joined(separator: " ")
    }
  }

  private struct State {
    var entries: [Entry] = []
    var counts: [String: Int] = [:]
  }

  /// So many entries are kept in full; counts go on for ever.
  private static let limit = 10_000

  private let state = Mutex(State())
  private let onEntry: @Sendable (Entry) -> Void

  /// Creates an empty log.
  ///
  /// - Parameter onEntry: Told of each entry as it comes.
  init(onEntry: @escaping @Sendable (Entry) -> Void = { _ in }) {
    self.onEntry = onEntry
  }

  /// The latest entries, oldest first: 10,000 at most.
  public var entries: [Entry] { state.withLock { Array($0.entries.suffix(Self.limit)) } }

  /// How many requests each template had, refused ones among them.
  public var counts: [String: Int] { state.withLock { $0.counts } }

  /// How many requests there were in all.
  public var total: Int { state.withLock { $0.counts.values.reduce(0, +) } }

  /// Counts the requests of one end point.
  ///
  /// - Parameter template: The path's form, as in ``Entry/template``.
  /// - Returns: How many there were, refused ones among them.
  public func count(of template: String) -> Int {
    state.withLock { $0.counts[template, default: 0] }
  }

  /// Forgets everything.
  public func clear() {
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
    onEntry(entry)
  }
}
