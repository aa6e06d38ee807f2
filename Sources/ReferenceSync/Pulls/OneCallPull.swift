internal import ReferenceStore
internal import VClaim
internal import VClaimWire

/// Lists that the service sends whole in one call.
enum OneCallPull {
  /// The way to pull a dataset that has no more than code and name.
  ///
  /// - Parameter request: The end point.
  /// - Returns: The way.
  static func list(_ request: ReferenceRequest) -> WayToPull.Parts {
    { _ in
      [
        PullPart { context throws(SyncError) in
          PartRows(try await rows(of: request, context).map(Record.coded))
        }
      ]
    }
  }

  /// Asks once.
  ///
  /// - Parameters:
  ///   - request: The end point with its arguments.
  ///   - context: The pull.
  /// - Returns: One row a code.
  /// - Throws: What the request throws, or `.conflictingRows` when the answer lists a code with two values.
  static func rows(
    of request: ReferenceRequest, _ context: PullContext
  ) async throws(SyncError) -> [ReferenceRow] {
    let rows = try await context.ask(request)
    if let code = rows.ambiguousCode {
      throw context.failure(.conflictingRows, request, "one answer lists \(code.quoted) with two values")
    }
    return rows
  }
}
