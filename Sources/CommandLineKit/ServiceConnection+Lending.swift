package import Settings
package import VClaim

extension ServiceConnection {
  /// Lends a client to a piece of work, and closes its connections afterwards.
  ///
  /// - Parameters:
  ///   - settings: The configuration; credentials must be among it.
  ///   - body: The work.
  /// - Returns: What the work returns.
  /// - Throws: What ``init(_:retryPolicy:)`` or the work throws.
  package static func with<Value>(
    _ settings: Settings, _ body: (VClaimClient) async throws -> Value
  ) async throws -> Value {
    let connection = try ServiceConnection(settings)
    do {
      let value = try await body(connection.client)
      await connection.shutdown()
      return value
    } catch {
      await connection.shutdown()
      throw error
    }
  }
}
