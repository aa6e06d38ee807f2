/// What a publication did to the file, or would do.
package struct Publication: Sendable, Hashable {
  /// The file's generation after it.
  package let generation: Int64
  /// How many keys are new.
  package let added: Int
  /// How many keys have other values than before, outside of volatile columns.
  package let changed: Int
  /// How many keys are gone.
  package let removed: Int
  /// How many rows the dataset has after it.
  package let total: Int

  /// Whether no row was added, changed or removed.
  ///
  /// Volatile columns may have moved all the same.
  package var isUnchanged: Bool {
    added == 0 && changed == 0 && removed == 0
  }
}

/// What came of a candidate of which some partitions may have been held back.
package struct JudgedPublication: Sendable, Hashable {
  /// What the published partitions did to the file; nil where every one was held back.
  package let publication: Publication?
  /// What each partition does; of a held one what it would have done when that was found out.
  package let parts: [PartComparison]
  /// Rows that stay in a held partition, by it, and that the candidate has in one that is published.
  package let moving: [Partition: [Record]]
}
