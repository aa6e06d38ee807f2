package import ReferenceStore

/// When a dataset is pulled next.
package struct DueTime: Sendable, Hashable {
  /// The dataset.
  package let dataset: Dataset
  /// From when on it is due, in unix seconds.
  package var dueAt: Int64
  /// Seconds from the last result to `dueAt`: it is never further away than that, whatever a clock says.
  package var wait: Int64
  /// The interval that it was made from, in seconds.
  package var every: Int64
  /// How many pulls have failed in a row.
  package var failures: Int
  /// Whether it is due as soon as the program is started, because somebody has to mend what failed.
  package var isUrgent: Bool

  /// Makes a due time.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - dueAt: From when on it is due, in unix seconds.
  ///   - wait: Seconds from the last result to `dueAt`.
  ///   - every: The interval, in seconds.
  ///   - failures: How many pulls have failed in a row.
  ///   - isUrgent: Whether it is due as soon as the program is started.
  package init(
    _ dataset: Dataset, dueAt: Int64, wait: Int64, every: Int64, failures: Int = 0, isUrgent: Bool = false
  ) {
    self.dataset = dataset
    self.dueAt = dueAt
    self.wait = wait
    self.every = every
    self.failures = failures
    self.isUrgent = isUrgent
  }
}
