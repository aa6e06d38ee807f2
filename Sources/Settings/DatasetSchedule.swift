internal import ReferenceStore

/// How often a dataset is pulled, and from which age on it counts as stale.
package struct DatasetSchedule: Sendable, Hashable {
  /// The interval between pulls.
  package let every: Duration
  /// The greatest age of fresh data, never shorter than the interval.
  package let maxStale: Duration

  /// How many intervals may pass before a dataset counts as stale: one pull may fail and the next one be late.
  static let intervalsUntilStale = 3

  /// Makes a schedule.
  ///
  /// - Parameters:
  ///   - every: The interval.
  ///   - maxStale: The age, three intervals unless it is given.
  init(every: Duration, maxStale: Duration? = nil) {
    self.every = every
    self.maxStale = maxStale ?? every * Self.intervalsUntilStale
  }

  /// The schedule of a dataset for which nothing is configured.
  ///
  /// - Parameter dataset: The dataset.
  init(standardFor dataset: Dataset) { self.init(every: dataset.standardInterval) }
}
