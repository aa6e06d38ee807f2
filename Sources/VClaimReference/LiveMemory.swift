package import ReferenceStore

/// The key of one row of one dataset.
package struct LookupKey: Sendable, Hashable {
  package let dataset: Dataset
  package let key: [String]
}

/// What the service said of keys that are not in the file, for a while and within bounds.
///
/// Rows are worth more time than absence: a code that is missing today may be entered within the hour. Failures are never
/// remembered. The oldest answer goes when the memory is full.
package struct LiveMemory<Instant: InstantProtocol>: Sendable where Instant.Duration == Duration {
  private struct Entry {
    let answer: LiveAnswer
    let asOf: Int64
    let expiry: Instant
    let turn: UInt64
  }

  private var entries: [LookupKey: Entry] = [:]
  private var turn: UInt64 = 0
  private let capacity: Int
  private let keepsRowsFor: Duration
  private let keepsAbsenceFor: Duration

  /// Makes an empty memory.
  ///
  /// - Parameters:
  ///   - capacity: The most answers kept, at least 1.
  ///   - keepsRowsFor: How long a row is kept.
  ///   - keepsAbsenceFor: How long absence is kept.
  package init(
    capacity: Int = 4096, keepsRowsFor: Duration = .seconds(3600), keepsAbsenceFor: Duration = .seconds(300)
  ) {
    self.capacity = max(1, capacity)
    self.keepsRowsFor = keepsRowsFor
    self.keepsAbsenceFor = keepsAbsenceFor
  }

  /// The answer that is remembered for a key, with the time in unix seconds at which the service gave it.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - now: The time of the monotonic clock.
  /// - Returns: The answer, or nil when there is none or it is too old.
  package mutating func answer(for key: LookupKey, at now: Instant) -> (answer: LiveAnswer, asOf: Int64)? {
    guard let entry = entries[key] else { return nil }
    guard now < entry.expiry else {
      entries[key] = nil
      return nil
    }
    return (entry.answer, entry.asOf)
  }

  /// Remembers an answer.
  ///
  /// - Parameters:
  ///   - answer: The answer; one that neither has the row nor rules it out is not kept.
  ///   - key: The key.
  ///   - asOf: When the service gave it, in unix seconds.
  ///   - now: The time of the monotonic clock.
  package mutating func remember(_ answer: LiveAnswer, for key: LookupKey, asOf: Int64, at now: Instant) {
    let time: Duration
    switch answer {
    case .found: time = keepsRowsFor
    case .absent: time = keepsAbsenceFor
    case .notListed, .notAsked: return
    }
    if entries[key] == nil, entries.count >= capacity, let oldest = entries.min(by: { $0.value.turn < $1.value.turn }) {
      entries[oldest.key] = nil
    }
    turn += 1
    entries[key] = Entry(answer: answer, asOf: asOf, expiry: now.advanced(by: time), turn: turn)
  }
}
