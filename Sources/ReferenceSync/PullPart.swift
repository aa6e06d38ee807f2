internal import ReferenceStore

/// One partition of a dataset and the way to read it.
struct PullPart: Sendable {
  let partition: Partition
  /// Reads all rows of the partition, or throws: a part is whole or nothing.
  let read: @Sendable (PullContext) async throws(SyncError) -> [Record]

  init(_ partition: Partition = .whole, read: @escaping @Sendable (PullContext) async throws(SyncError) -> [Record]) {
    self.partition = partition
    self.read = read
  }
}
