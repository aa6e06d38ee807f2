internal import ReferenceStore

/// What a pull read of one partition.
struct PartRows: Sendable {
  var records: [Record]
  /// Why there may be more rows; nil where these are all.
  var shortfall: SyncError?

  init(_ records: [Record], shortfall: SyncError? = nil) {
    self.records = records
    self.shortfall = shortfall
  }
}
