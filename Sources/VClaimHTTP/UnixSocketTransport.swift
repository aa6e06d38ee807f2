public import VClaim

/// The transport to a server on this machine that listens at a unix socket, such as the daemon's.
///
/// The addresses of its requests are paths with a query where there is one: `/v1/status`. It owns connections: call
/// ``shutdown()`` when it is no longer needed.
public final class UnixSocketTransport: HTTPTransport {
  private let base: String
  private let transport: AsyncHTTPTransport

  /// Makes a transport; nothing is sent yet.
  ///
  /// - Parameters:
  ///   - path: The socket, an absolute path.
  ///   - clock: The clock of the deadline.
  /// - Throws: `TransportError` with `misconfigured` when the client cannot be made.
  public init(path: String, clock: any Clock<Duration> = ContinuousClock()) throws(TransportError) {
    base = "http+unix://\(PercentEncoding.segment(path))"
    transport = try AsyncHTTPTransport(clock: clock)
  }

  /// Closes all connections; requests under way fail.
  public func shutdown() async { await transport.shutdown() }

  /// Sends one request and reads its answer whole; see `HTTPTransport.send(_:within:)`.
  ///
  /// - Parameters:
  ///   - request: The request; its address is a path that begins with a slash.
  ///   - limit: The longest time that connecting, sending and reading may take together.
  /// - Returns: The answer with its whole body, whatever its status is.
  /// - Throws: A `TransportError`: `unreachable` when nobody listens, `forbidden` when this user may not
  ///   connect.
  public func send(_ request: HTTPRequest, within limit: Duration) async throws(TransportError) -> HTTPResponse {
    guard request.url.hasPrefix("/") else {
      throw TransportError(.misconfigured, "the address of a request to a socket is a path")
    }
    var request = request
    request.url = base + request.url
    return try await transport.send(request, within: limit)
  }
}
