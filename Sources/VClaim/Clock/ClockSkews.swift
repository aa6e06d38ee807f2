internal import Synchronization

/// What all copies of a client have learned of its clock, from the `Date` of the services' answers; each service has its own.
final class ClockSkews: Sendable {
  private let skews = Mutex<[BPJSService: ClockSkew]>([:])

  /// A moment by a service's clock, as far as that is known.
  ///
  /// - Parameters:
  ///   - now: This machine's time, in unix seconds.
  ///   - service: The service.
  /// - Returns: The same, less a skew that is known to be steady.
  func serviceTime(at now: Int64, for service: BPJSService) -> Int64 {
    let correction = skews.withLock { $0[service]?.correction ?? 0 }
    let (time, overflow) = now.subtractingReportingOverflow(correction)
    return overflow ? now : time
  }

  /// The seconds that this machine's clock is ahead of a service's, or nil when that is unknown.
  func measured(for service: BPJSService) -> Int64? {
    skews.withLock { $0[service]?.measured }
  }

  /// Takes a measurement into account.
  ///
  /// - Parameters:
  ///   - measurement: What an answer of the service itself told.
  ///   - service: The service.
  func note(_ measurement: ClockMeasurement, of service: BPJSService) {
    skews.withLock { $0[service, default: ClockSkew()].note(measurement) }
  }

  /// Forgets all that is known of a service's clock, so that nothing is corrected until it is measured anew.
  ///
  /// - Parameter service: The service.
  func forget(_ service: BPJSService) {
    skews.withLock { $0[service] = nil }
  }
}
