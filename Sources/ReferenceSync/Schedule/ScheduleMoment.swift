/// A moment as the schedule sees it, by all its clocks.
struct ScheduleMoment {
  /// The wall clock, in unix seconds: for what is told and kept, and for the window.
  let now: Int64
  /// The monotonic clock, by which pulls are due: nobody sets it.
  let elapsed: Duration
  private let secondOfDay: @Sendable (Int64) -> Int64

  init(now: Int64, elapsed: Duration, secondOfDay: @escaping @Sendable (Int64) -> Int64) {
    self.now = now
    self.elapsed = elapsed
    self.secondOfDay = secondOfDay
  }

  init(_ time: SyncTime) {
    self.init(now: time.now(), elapsed: time.elapsed(), secondOfDay: time.secondOfDay)
  }

  /// What the wall clock will say, unless it is set.
  func unix(at elapsed: Duration) -> Int64 { now + (elapsed - self.elapsed).components.seconds }

  /// What the monotonic clock will say.
  func elapsed(at unix: Int64) -> Duration { elapsed + .seconds(unix - now) }

  /// The second of the local day.
  func second(at elapsed: Duration) -> Int64 { secondOfDay(unix(at: elapsed)) }
}
