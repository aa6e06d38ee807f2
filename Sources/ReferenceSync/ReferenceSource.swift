package import VClaim
package import VClaimWire

/// Whatever answers reference requests: the live client, or a service in memory in a test.
package protocol ReferenceSource: Sendable {
  /// Asks one reference end point once.
  ///
  /// - Parameter request: The end point with its arguments.
  /// - Returns: The rows of the answer; none only when the service said that it has no data, or sent an empty list.
  /// - Throws: A `VClaimError` for everything else, business refusals among it.
  func rows(for request: ReferenceRequest) async throws(VClaimError) -> [ReferenceRow]
}

extension VClaimClient: ReferenceSource {}
