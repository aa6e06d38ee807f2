/// The time that has passed since its making, on whatever clock it was made with.
struct Stopwatch: Sendable {
  private let read: @Sendable () -> Duration

  /// Starts to measure.
  ///
  /// - Parameter clock: The clock to measure on.
  init<C: Clock>(_ clock: C) where C.Duration == Duration {
    let start = clock.now
    self.read = { start.duration(to: clock.now) }
  }

  /// The time since the making.
  var elapsed: Duration { read() }
}
