internal import ReferenceStore

/// One partition of a dataset and the way to read it.
struct PullPart: Sendable {
  let partition: Partition
  /// Reads all rows of the partition, says that there may be more, or throws.
  let read: @Sendable (PullContext) async throws(SyncError) -> PartRows

  init(_ partition: Partition = .whole, read: @escaping @Sendable (PullContext) async throws(SyncError) -> PartRows) {
    self.partition = partition
    self.read = read
  }
}
