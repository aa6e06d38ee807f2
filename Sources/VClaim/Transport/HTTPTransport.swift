/// What carries one HTTP request to the service and its answer back.
///
/// The client is written against this protocol alone. `VClaimHTTP` offers the transport for production; a test hands
/// in one of its own. A transport sends what it is given exactly once: trying again, with a fresh timestamp and
/// signature, is the client's business.
public protocol HTTPTransport: Sendable {
  /// Sends one request and reads its answer whole.
  ///
  /// Redirects are not followed, and certificates are always checked.
  ///
  /// - Parameters:
  ///   - request: The request, signed and ready to be sent.
  ///   - limit: The longest time that connecting, sending and reading may take together.
  /// - Returns: The answer with its whole body, whatever its status is.
  /// - Throws: A ``TransportError`` when no whole answer came: no connection, time-out, a body that was cut or is
  ///   larger than ``HTTPRequest/maximumBodyBytes``, a redirect, or a cancelled task.
  func send(_ request: HTTPRequest, within limit: Duration) async throws(TransportError) -> HTTPResponse
}
