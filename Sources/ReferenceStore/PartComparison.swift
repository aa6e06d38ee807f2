/// What one partition of a candidate would do to the file: what a guard judges by.
///
/// Volatile columns stand outside of it.
package struct PartComparison: Sendable, Hashable {
  /// What the candidate knows of a partition.
  package enum Kind: Sendable, Hashable {
    /// All of its rows.
    case complete
    /// Some of its rows: none is removed.
    case incomplete
    /// That no rows are left in it, those that moved to another partition apart: the rows of the file that have no value
    /// in the partition's column, when a candidate confirms the whole.
    case unplaced
  }

  /// The partition.
  package let partition: Partition
  /// What the candidate knows of it.
  package let kind: Kind
  /// How many rows the file has of it, without those that were learned one by one and that the candidate lacks.
  package let before: Int
  /// How many rows it would have; of an unplaced partition how many rows stay in the file, wherever.
  package let after: Int
  /// How many of the candidate's keys are new to the file.
  package let added: Int
  /// How many keys get other values.
  package let changed: Int
  /// How many keys of the file go away, without those that were learned one by one.
  package let removed: Int

  /// Makes a comparison.
  ///
  /// - Parameters:
  ///   - partition: The partition.
  ///   - kind: What the candidate knows of it.
  ///   - before: Rows of the file.
  ///   - after: Rows that it would have.
  ///   - added: New keys.
  ///   - changed: Keys with other values.
  ///   - removed: Keys that go away.
  package init(
    partition: Partition, kind: Kind = .complete, before: Int, after: Int, added: Int = 0, changed: Int = 0,
    removed: Int = 0
  ) {
    self.partition = partition
    self.kind = kind
    self.before = before
    self.after = after
    self.added = added
    self.changed = changed
    self.removed = removed
  }
}
