/// What a pull wants to publish: complete partitions only.
///
/// Rows of a named partition that are not in the candidate go away; rows of other partitions are left alone.
package struct Candidate: Sendable {
  /// The dataset.
  package let dataset: Dataset
  /// The partitions with all of their rows.
  package let parts: [(Partition, [Record])]
  /// Whether with this candidate every partition of the dataset has been confirmed.
  package let confirmsWhole: Bool
  /// When the service answered, in unix seconds.
  package let asOf: Int64

  /// Creates a candidate.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - parts: The partitions, each with all of its rows. Where two of them have the same key, the later one wins.
  ///   - confirmsWhole: Whether with this candidate every partition of the dataset has been confirmed: only then does
  ///     the dataset's `as_of` move.
  ///   - asOf: When the service answered, in unix seconds.
  package init(dataset: Dataset, parts: [(Partition, [Record])], confirmsWhole: Bool, asOf: Int64) {
    self.dataset = dataset
    self.parts = parts
    self.confirmsWhole = confirmsWhole
    self.asOf = asOf
  }
}
