import AsyncHTTPClient
import NIOCore
import NIOHTTP1
public import VClaim

/// The transport for production, over AsyncHTTPClient.
///
/// * Redirects are not followed: user key and signature would go to whoever is named in the answer.
/// * Certificates are always checked, against the system's trust roots and those of ``HTTPTransportOptions``; there is
///   no way to switch that off. TLS 1.2 is the least.
/// * HTTP/1.1 only: the service's gateway is not known to offer more, and one answer at a time on a connection keeps
///   the limit on its size simple.
/// * Answers are not asked for in compressed form: they are encrypted, so there is little to gain, and an
///   answer cannot grow while it is read.
/// * No tracing: a trace would record addresses, and those may name a person.
///
/// The event loops are those that all of a process shares, so that a transport owns no threads. It does own
/// connections: call ``shutdown()`` when it is no longer needed. A transport that goes away without it closes its
/// connections by itself a moment later.
public final class AsyncHTTPTransport: HTTPTransport {
  private let client: HTTPClient
  private let clock: any Clock<Duration>
  private let usesProxy: Bool

  /// Makes a transport.
  ///
  /// - Parameters:
  ///   - options: Time to connect, extra trust roots, proxy.
  ///   - clock: The clock of the deadline.
  /// - Throws: `TransportError` with `misconfigured` when the file of trust roots cannot be read or holds no
  ///   certificate.
  public init(
    options: HTTPTransportOptions = HTTPTransportOptions(), clock: any Clock<Duration> = ContinuousClock()
  ) throws(TransportError) {
    self.client = HTTPClient(
      eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: try options.clientConfiguration())
    self.clock = clock
    self.usesProxy = options.proxy != nil
  }

  deinit {
    // AsyncHTTPClient stops a debug build when its client is dropped without this; it is harmless after shutdown().
    client.shutdown { _ in }
  }

  /// Closes all connections; requests under way fail.
  ///
  /// Calling it again does nothing.
  public func shutdown() async {
    // The only error is that this was done before.
    try? await client.shutdown()
  }

  /// Sends one request and reads its answer whole; see `HTTPTransport`.
  ///
  /// - Parameters:
  ///   - request: The request, signed and ready to be sent.
  ///   - limit: The longest time that connecting, sending and reading may take together.
  /// - Returns: The answer with its whole body, whatever its status is.
  /// - Throws: A `TransportError`, its message with the host at most.
  public func send(_ request: HTTPRequest, within limit: Duration) async throws(TransportError) -> HTTPResponse {
    let host = HostName.of(request.url)
    if usesProxy, request.url.lowercased().hasPrefix("http:") {
      // The user key would leave this machine in the clear.
      throw TransportError(.misconfigured, "plain http to \(host) is not sent through a proxy")
    }
    do {
      return try await answer(to: request, within: limit)
    } catch let error as TransportError {
      throw error
    } catch {
      throw TransportError(error, host: host, wasCancelled: Task.isCancelled)
    }
  }

  /// AsyncHTTPClient's own deadline ends with the head of the answer; this one covers the body as well.
  private func answer(to request: HTTPRequest, within limit: Duration) async throws -> HTTPResponse {
    try await withThrowingTaskGroup(of: HTTPResponse.self) { group in
      group.addTask { [client, usesProxy] in
        do {
          return try await Self.exchange(request, within: limit, over: client)
        } catch  where TransportError.isUntrusted(error) && !usesProxy {
          let host = HostName.of(request.url)
          throw TransportError.untrusted(
            await ShownCertificate.of(host), host: host, at: SystemTime.unixSeconds())
        }
      }
      group.addTask { [clock] in
        try await clock.sleep(for: limit)
        throw TransportError(.timedOut, "no whole answer from \(HostName.of(request.url)) within \(limit)")
      }
      defer { group.cancelAll() }
      guard let response = try await group.next() else { throw CancellationError() }
      return response
    }
  }

  @concurrent
  private static func exchange(
    _ request: HTTPRequest, within limit: Duration, over client: HTTPClient
  ) async throws -> HTTPResponse {
    var outgoing = HTTPClientRequest(url: request.url)
    outgoing.method = NIOHTTP1.HTTPMethod(rawValue: request.method.rawValue)
    for field in request.headers.fields {
      outgoing.headers.add(name: field.name, value: field.value)
    }
    // Without this header a server may choose any coding (RFC 9110, section 12.5.3).
    outgoing.headers.add(name: "Accept-Encoding", value: "identity")
    if let body = request.body { outgoing.body = .bytes(body) }
    let response = try await client.execute(outgoing, deadline: .now() + TimeAmount(limit))
    if let target = redirectTarget(of: response, from: request) {
      throw TransportError(
        .redirected, "HTTP \(response.status.code) with a redirect to \(target), which is not followed",
        // RFC 9110, section 15.4: these two ask to send the same once more; the others may follow a change that was made.
        mayHaveArrived: ![307, 308].contains(response.status.code))
    }
    let coding = response.headers.first(name: "Content-Encoding")?.lowercased() ?? "identity"
    guard coding == "identity" else {
      throw TransportError(
        .protocolViolation, "\(HostName.of(request.url)) sent a compressed answer, which was not asked for")
    }
    let body = try await response.body.collect(upTo: request.maximumBodyBytes)
    return HTTPResponse(
      status: Int(response.status.code),
      headers: VClaim.HTTPHeaders(response.headers.map { .init(name: $0.name, value: $0.value) }),
      body: Array(body.readableBytesView))
  }

  private static func redirectTarget(of response: HTTPClientResponse, from request: HTTPRequest) -> String? {
    guard [301, 302, 303, 307, 308].contains(response.status.code) else { return nil }
    guard let location = response.headers.first(name: "Location"), location.contains("//") else {
      return "the same host"
    }
    return HostName.of(location)
  }
}
