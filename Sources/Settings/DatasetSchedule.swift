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
  /// What changes with the staff or by the hour is asked for more often than what changes by decree. A dataset that is
  /// not named here is pulled once a day.
  init(standardFor dataset: Dataset) {
    switch dataset {
    case .diagnoses, .roomClasses: self.init(every: .seconds(7 * 86_400))
    case .doctors: self.init(every: .seconds(12 * 3_600))
    case .rooms: self.init(every: .seconds(3_600))
    default: self.init(every: .seconds(86_400))
    }
  }
}
