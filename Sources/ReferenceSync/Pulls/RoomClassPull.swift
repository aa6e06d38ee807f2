internal import ReferenceStore
internal import VClaim

/// Room classes: one call in both dialects.
enum RoomClassPull {
  @Sendable static func list(_ configuration: SyncConfiguration) -> [PullPart] {
    [
      PullPart { context throws(SyncError) in
        let rows = try await context.ask(.roomClasses)
        if let code = rows.ambiguousCode {
          throw context.failure(.conflictingRows, .roomClasses, "one answer lists \(code.quoted) with two values")
        }
        return PartRows(rows.map(Record.coded))
      }
    ]
  }
}
