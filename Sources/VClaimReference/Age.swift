/// How old an answer is, reckoned at the moment of asking.
struct Age: Sendable, Hashable {
  /// Whole seconds, at least 0; nil when the service never confirmed the answer.
  let seconds: Int64?
  /// Whether the answer is older than it may be, or was never confirmed.
  let isStale: Bool

  /// Reckons an age.
  ///
  /// A clock that was set back would make the answer younger than nothing: that counts as no age at all.
  ///
  /// - Parameters:
  ///   - asOf: When the service confirmed the answer, in unix seconds.
  ///   - maxStale: The greatest age in seconds that is not stale; nil when there is no such limit.
  ///   - now: The wall clock, in unix seconds.
  init(asOf: Int64?, maxStale: Int64?, now: Int64) {
    guard let asOf else {
      seconds = nil
      isStale = true
      return
    }
    // A file may hold any number, and whoever reads it must not fail over one.
    let (difference, isBeyond) = now.subtractingReportingOverflow(asOf)
    let age = isBeyond ? (asOf < 0 ? .max : 0) : max(0, difference)
    seconds = age
    isStale = maxStale.map { age > $0 } ?? false
  }
}
