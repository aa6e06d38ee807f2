/// Measures time on whatever clock it is given.
enum Stopwatch {
  /// Starts to measure.
  ///
  /// - Parameter clock: The clock to measure on.
  /// - Returns: Gives the time since this call.
  static func start(_ clock: some Clock<Duration>) -> @Sendable () -> Duration {
    let start = clock.now
    return { start.duration(to: clock.now) }
  }
}
