/// What the configuration wants of a dataset.
package struct DatasetPlan: Sendable, Hashable {
  /// The dataset.
  package let dataset: Dataset
  /// Whether it is pulled at all.
  package let isOn: Bool
  /// After how many seconds without a confirmation it counts as stale; without a value it never does.
  package let maxStale: Int64?

  /// Creates a plan.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - isOn: Whether it is pulled at all.
  ///   - maxStale: After how many seconds without a confirmation it counts as stale.
  package init(dataset: Dataset, isOn: Bool, maxStale: Int64?) {
    self.dataset = dataset
    self.isOn = isOn
    self.maxStale = maxStale
  }
}
