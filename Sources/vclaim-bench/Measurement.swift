/// The times of one benchmark's operations.
struct Measurement {
  /// Sorted, shortest first.
  private let times: [Duration]
  /// What the last publication wrote to the log, nil for benchmarks that write nothing.
  let logUse: LogUse?

  /// Takes the times of all rounds.
  ///
  /// - Parameters:
  ///   - times: At least one.
  ///   - logUse: What the last publication wrote.
  init(times: [Duration], logUse: LogUse?) {
    self.times = times.sorted()
    self.logUse = logUse
  }

  /// How many operations were measured.
  var count: Int { times.count }

  /// The time that so many percent of the operations did not exceed, by the nearest rank.
  ///
  /// - Parameter percent: 1 to 100.
  /// - Returns: One of the times: for the 99th percentile of less than 100 operations the longest.
  func percentile(_ percent: Int) -> Duration {
    times[max(0, (times.count * percent + 99) / 100 - 1)]
  }
}
