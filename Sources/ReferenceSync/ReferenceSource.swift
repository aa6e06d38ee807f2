package import VClaim
package import VClaimWire

/// Whatever answers reference requests: the live client, or a service in memory in a test.
package protocol ReferenceSource: Sendable {
  /// What tells it from other sources: answers of one are none of another.
  var identity: String { get }

  /// Asks one reference end point once.
  ///
  /// - Parameter request: The end point with its arguments.
  /// - Returns: The rows of the answer; none only when the service said that it has no data, or sent an empty list.
  /// - Throws: A `VClaimError` for everything else, business refusals among it.
  func rows(for request: ReferenceRequest) async throws(VClaimError) -> [ReferenceRow]

  /// Asks one reference end point once, and tells how many rows came.
  ///
  /// - Parameter request: The end point with its arguments.
  /// - Returns: The rows that `rows(for:)` returns, with the number of rows received.
  /// - Throws: The same as `rows(for:)`.
  func answer(to request: ReferenceRequest) async throws(VClaimError) -> ReferenceAnswer
}

extension ReferenceSource {
  /// Nothing, for a source that stands alone.
  package var identity: String { "" }

  /// Asks once, for a source that sends each row once.
  package func answer(to request: ReferenceRequest) async throws(VClaimError) -> ReferenceAnswer {
    let rows = try await rows(for: request)
    return ReferenceAnswer(rows: rows, received: rows.count)
  }
}

extension VClaimClient: ReferenceSource {
  /// The dialect, the addresses, and the hospital's consumer id.
  package var identity: String { configuration.identity }
}
