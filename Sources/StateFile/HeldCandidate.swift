package import ReferenceStore

/// A pulled partition that the guard holds back until somebody decides.
package struct HeldCandidate: Sendable, Hashable {
  /// The dataset.
  package let dataset: Dataset
  /// The partition.
  package let partition: Partition
  /// What tells its rows from others, as `RowsDigest` makes it.
  package let digest: String
  /// Why it is held, in words for a person.
  package let reason: String
  /// Whether the service may have more rows of the partition.
  package let isIncomplete: Bool
  /// Whether the same pull read every other partition of the dataset.
  package let isRestConfirmed: Bool
  /// When the service first told these rows, in unix seconds.
  package let firstSeen: Int64
  /// When the service last told them.
  package let lastSeen: Int64
  /// How many pulls in a row brought these rows, at least 1.
  package let timesSeen: Int

  /// Makes a held candidate.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - partition: The partition.
  ///   - digest: What tells its rows from others.
  ///   - reason: Why it is held.
  ///   - isIncomplete: Whether the service may have more rows.
  ///   - isRestConfirmed: Whether the same pull read every other partition.
  ///   - firstSeen: When the service first told these rows.
  ///   - lastSeen: When the service last told them.
  ///   - timesSeen: How many pulls in a row brought them.
  package init(
    dataset: Dataset, partition: Partition, digest: String, reason: String, isIncomplete: Bool, isRestConfirmed: Bool,
    firstSeen: Int64, lastSeen: Int64, timesSeen: Int
  ) {
    self.dataset = dataset
    self.partition = partition
    self.digest = digest
    self.reason = reason
    self.isIncomplete = isIncomplete
    self.isRestConfirmed = isRestConfirmed
    self.firstSeen = firstSeen
    self.lastSeen = lastSeen
    self.timesSeen = timesSeen
  }
}
