/// What carries one HTTP request to the service and its answer back.
///
/// The client is written against this protocol alone. `VClaimHTTP` offers the transport for production; a test hands
/// in one of its own. A transport sends what it is given exactly once: trying again, with a fresh timestamp and
/// signature, is the client's business.
public protocol HTTPTransport: Sendable {
  /// Does what has to come before a request is signed, such as waiting for its turn; called once before each ``send(_:within:)``.
  ///
  /// A signature ages from its making, so nothing may wait after it. The default does nothing.
  ///
  /// - Parameters:
  ///   - service: The service that the request is for.
  ///   - limit: The longest time that it may take; what can be done at once is done even when that is zero.
  /// - Throws: A ``TransportError`` when the request is not to be sent; with `timedOut`, when it would have to wait longer.
  func prepare(for service: BPJSService, within limit: Duration) async throws(TransportError)

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

extension HTTPTransport {
  /// Does nothing: a transport that sends at once needs no preparation.
  ///
  /// - Parameters:
  ///   - service: The service that the request is for.
  ///   - limit: The longest time that it may take.
  /// - Throws: Nothing.
  public func prepare(for service: BPJSService, within limit: Duration) async throws(TransportError) {}
}
