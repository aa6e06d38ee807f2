internal import VClaim

/// Where the room takes time from; nothing in it reads a clock by itself.
package struct SyncTime: Sendable {
  /// The wall clock: unix seconds, UTC.
  package let now: @Sendable () -> Int64
  /// The local calendar day as yyyy-mm-dd.
  package let today: @Sendable () -> String
  /// The second of the local day of a moment in unix seconds.
  package let secondOfDay: @Sendable (Int64) -> Int64
  /// Monotonic time since some fixed moment.
  package let elapsed: @Sendable () -> Duration
  /// Waits until that monotonic time, as `elapsed` tells it; throws only when the task is cancelled.
  package let sleepUntil: @Sendable (Duration) async throws -> Void
  /// Waits that long in monotonic time; throws only when the task is cancelled.
  package let sleep: @Sendable (Duration) async throws -> Void

  /// Takes times from clocks.
  ///
  /// - Parameters:
  ///   - clock: The monotonic clock to measure and to wait with.
  ///   - now: The wall clock, in unix seconds.
  ///   - today: The local calendar day as yyyy-mm-dd.
  ///   - secondOfDay: The second of the local day of a moment in unix seconds; by default in the machine's zone.
  package init(
    clock: some Clock<Duration>, now: @escaping @Sendable () -> Int64, today: @escaping @Sendable () -> String,
    secondOfDay: @escaping @Sendable (Int64) -> Int64 = { LocalDay.second(at: $0) }
  ) {
    let start = clock.now
    self.now = now
    self.today = today
    self.secondOfDay = secondOfDay
    elapsed = { start.duration(to: clock.now) }
    sleepUntil = { try await clock.sleep(until: start.advanced(by: $0), tolerance: nil) }
    sleep = { try await clock.sleep(until: clock.now.advanced(by: $0), tolerance: nil) }
  }
}
