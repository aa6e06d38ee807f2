/// How many requests the file counts that were not yet made, so that not each one needs a write: a program that is
/// killed loses a few of its budget, and can never make more than it.
struct SpendingCover {
  /// Requests that the file counts in advance.
  struct Advance {
    let requests: Int
    fileprivate let base: Int
    fileprivate let hour: Duration
    fileprivate let version: Int
  }

  private static let mostAtOnce = 50

  private var atOnce: Int
  private let isNeeded: Bool
  private var used = 0
  private var limit = 0
  private var hour: Duration?
  /// Counts what the file was told: only the newest counts.
  private var version = 0

  /// Makes one that covers nothing yet.
  ///
  /// - Parameters:
  ///   - limit: The budget, of which little is to be lost.
  ///   - isNeeded: Whether there is a file at all.
  init(limit: Int, isNeeded: Bool) {
    atOnce = Self.share(of: limit)
    self.isNeeded = isNeeded
  }

  /// Counts less or more in advance, by another budget.
  mutating func change(limit: Int) { atOnce = Self.share(of: limit) }

  private static func share(of limit: Int) -> Int { min(max(1, limit / 200), mostAtOnce) }

  /// Whether one more request of an hour is counted; in a later hour it would be forgotten too early.
  func reaches(hour: Duration) -> Bool { !isNeeded || (used < limit && self.hour == hour) }

  mutating func use() { used += 1 }

  /// Counts in advance; they are covered once ``reach(_:)`` is told that the file has it.
  mutating func advance(hour: Duration) -> Advance {
    version += 1
    return Advance(requests: atOnce, base: used, hour: hour, version: version)
  }

  /// Takes back what was counted in advance: the file is told the plain count.
  mutating func end() {
    version += 1
    limit = used
  }

  mutating func reach(_ advance: Advance) {
    guard advance.version == version else { return }
    limit = advance.base + advance.requests
    hour = advance.hour
  }
}
