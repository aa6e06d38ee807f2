internal import ReferenceStore
internal import SQLite
internal import VClaim

/// Areas: the regencies of each province, the districts of each regency, one call for each.
///
/// An area may have none below it, and the others are none the worse for it. One that had some in the file is another
/// matter: an outage looks like that.
enum AreaPull {
  /// The way to pull areas by the codes of the dataset that they need.
  ///
  /// - Parameter request: Makes the request for one code.
  /// - Returns: The way.
  static func byParent(_ request: @escaping @Sendable (String) -> ReferenceRequest) -> WayToPull.Parts {
    { _ in
      [
        PullPart { context throws(SyncError) in
          let parents = try await context.neededCodes()
          context.plan(parents.count)
          var records: [Record] = []
          for parent in parents {
            let rows = try await OneCallPull.rows(of: request(parent), context)
            if rows.isEmpty { try await refuseLoss(of: parent, request(parent), context) }
            records += rows.map { Record(values: [.text(parent), .text($0.code), .text($0.name)]) }
            context.didStep(rows: records.count)
          }
          return PartRows(records)
        }
      ]
    }
  }

  private static func refuseLoss(
    of parent: String, _ request: ReferenceRequest, _ context: PullContext
  ) async throws(SyncError) {
    let known = try await context.recordsInFile().count { $0.values.first == .text(parent) }
    guard known == 0 else {
      throw context.failure(
        .nothingListed, request, "the service lists no row for \(parent.quoted), of which the file has \(known)")
    }
  }
}
