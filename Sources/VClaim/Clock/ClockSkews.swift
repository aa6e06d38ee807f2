internal import Synchronization

/// What all copies of a client have learned of its clock, from the `Date` of every answer; each service has its own.
final class ClockSkews: Sendable {
  /// The longest exchange that is measured, in seconds: half of it is the error of a measurement.
  private static let longestExchange: Int64 = 10

  private let skews = Mutex<[BPJSService: ClockSkew]>([:])

  /// The moment to sign a request with.
  ///
  /// - Parameters:
  ///   - now: This machine's time, in unix seconds.
  ///   - service: The service that is asked.
  /// - Returns: The same, less a skew that is known to be steady.
  func signingTime(at now: Int64, for service: BPJSService) -> Int64 {
    let correction = skews.withLock { $0[service]?.correction ?? 0 }
    let (time, overflow) = now.subtractingReportingOverflow(correction)
    return overflow ? now : time
  }

  /// The seconds that this machine's clock is ahead of a service's, or nil when that is unknown.
  func measured(for service: BPJSService) -> Int64? {
    skews.withLock { $0[service]?.measured }
  }

  /// Measures by one answer: its `Date` is taken to be from the middle between sending and receiving.
  ///
  /// - Parameters:
  ///   - service: The service that answered.
  ///   - date: The answer's `Date`, in unix seconds.
  ///   - sentAt: When the request was sent by this machine's clock, uncorrected, in unix seconds.
  ///   - receivedAt: When the answer had been received, by the same clock.
  /// - Returns: The seconds that this machine was ahead, to about a second, or nil when the exchange took too long or the
  ///   clock was set back meanwhile.
  func note(_ service: BPJSService, date: Int64, sentAt: Int64, receivedAt: Int64) -> Int64? {
    let (length, isEndless) = receivedAt.subtractingReportingOverflow(sentAt)
    guard !isEndless, (0...Self.longestExchange).contains(length) else { return nil }
    let (seconds, overflow) = (sentAt + length / 2).subtractingReportingOverflow(date)
    guard !overflow else { return nil }
    skews.withLock { $0[service, default: ClockSkew()].note(seconds) }
    return seconds
  }
}
