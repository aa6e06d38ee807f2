/// One comparison of this machine's clock with the `Date` of an answer.
struct ClockMeasurement: Sendable, Hashable {
  /// The longest exchange that is measured, in seconds: nothing slower is on record (`vclaim.md`, section 4).
  private static let longestExchange: Int64 = 10
  /// How far apart two measurements of one skew may lie, in seconds, though both are exact: clocks are read in whole seconds.
  private static let tolerance: Int64 = 2

  /// How far this machine's clock was ahead, in seconds; negative when it was behind.
  let seconds: Int64
  /// How far that may be off, in seconds: half the length of the exchange.
  let uncertainty: Int64

  /// Makes a measurement.
  ///
  /// - Parameters:
  ///   - seconds: How far this machine's clock was ahead.
  ///   - uncertainty: How far that may be off.
  init(_ seconds: Int64, uncertainty: Int64 = 0) {
    self.seconds = seconds
    self.uncertainty = uncertainty
  }

  /// Measures by one answer: its `Date` is taken to be from the middle between sending and receiving.
  ///
  /// Nil when the exchange took too long or the clock was set back meanwhile.
  ///
  /// - Parameters:
  ///   - date: The answer's `Date`, in unix seconds.
  ///   - sentAt: When the request was sent by this machine's clock, uncorrected, in unix seconds.
  ///   - receivedAt: When the answer had been received, by the same clock.
  init?(date: Int64, sentAt: Int64, receivedAt: Int64) {
    let (length, isEndless) = receivedAt.subtractingReportingOverflow(sentAt)
    guard !isEndless, (0...Self.longestExchange).contains(length) else { return nil }
    let (seconds, overflow) = (sentAt + length / 2).subtractingReportingOverflow(date)
    guard !overflow else { return nil }
    self.init(seconds, uncertainty: (length + 1) / 2)
  }

  /// Whether two measurements can be of one and the same skew.
  ///
  /// - Parameter other: The other measurement.
  /// - Returns: Whether they lie no farther apart than both may be off.
  func agrees(with other: ClockMeasurement) -> Bool {
    let (difference, overflow) = seconds.subtractingReportingOverflow(other.seconds)
    return !overflow && difference.magnitude <= Self.tolerance + uncertainty + other.uncertainty
  }
}
