import VClaim
import VClaimHTTP

/// Sends one request through a transport of its own.
func send(
  _ url: String, method: HTTPMethod = .get, body: [UInt8]? = nil, within limit: Duration = .seconds(20),
  maximumBodyBytes: Int = 1 << 20, options: HTTPTransportOptions = HTTPTransportOptions()
) async throws -> HTTPResponse {
  let transport = try AsyncHTTPTransport(options: options)
  let request = HTTPRequest(
    method: method, url: url, headers: HTTPHeaders([HTTPHeaders.Field(name: "user_key", value: "kunciContoh2")]),
    body: body, maximumBodyBytes: maximumBodyBytes)
  do {
    let response = try await transport.send(request, within: limit)
    await transport.shutdown()
    return response
  } catch {
    await transport.shutdown()
    throw error
  }
}

/// The error of a request that has to fail.
func transportError(_ call: () async throws -> some Sendable) async throws -> TransportError? {
  do {
    _ = try await call()
    return nil
  } catch let error as TransportError {
    return error
  }
}
