import VClaim

/// Values that the tests share, all invented.
enum Fixtures {
  static let secret = "rahasiaContoh1"
  static let userKey = "kunciContoh2"
  static let credentials = Credentials(consumerID: "10001", secret: secret, userKey: userKey)
  static let now: Int64 = 1_700_000_000

  static func configuration(
    _ dialect: Dialect, retryPolicy: RetryPolicy = .none, baseURL: String = "https://service.example/vclaim-rest"
  ) throws -> VClaimConfiguration {
    try VClaimConfiguration(
      baseURL: baseURL, dialect: dialect, credentials: credentials, retryPolicy: retryPolicy)
  }

  static func client(
    _ dialect: Dialect, _ transport: ScriptedTransport, retryPolicy: RetryPolicy = .none,
    clock: JumpingClock = JumpingClock(), now: @escaping @Sendable () -> Int64 = { Fixtures.now },
    chance: Double = 0.5
  ) throws -> VClaimClient {
    VClaimClient(
      configuration: try configuration(dialect, retryPolicy: retryPolicy), transport: transport, now: now, clock: clock,
      chance: { chance })
  }
}

extension HTTPResponse {
  /// An answer with a text as its body.
  static func text(_ text: String, status: Int = 200, headers: [String: String] = [:]) -> HTTPResponse {
    HTTPResponse(
      status: status, headers: HTTPHeaders(headers.map { HTTPHeaders.Field(name: $0.key, value: $0.value) }),
      body: Array(text.utf8))
  }

  /// An answer with a code, a text and no response.
  static func envelope(code: String, message: String, status: Int = 200) -> HTTPResponse {
    .text(#"{"metaData":{"code":"\#(code)","message":"\#(message)"},"response":null}"#, status: status)
  }
}

/// An answer of the paged dialect: plain.
func plain(_ response: String) -> ScriptedTransport.Answer {
  { _ in .text(#"{"metaData":{"code":"200","message":"OK"},"response":\#(response)}"#) }
}

/// An answer of the official dialect: encrypted under the timestamp that came with the request.
func encrypted(_ response: String, secret: String = Fixtures.secret) -> ScriptedTransport.Answer {
  { request throws(TransportError) in
    let credentials = Credentials(consumerID: "10001", secret: secret, userKey: nil)
    let cipher = ResponseCipher(credentials: credentials, timestamp: request.headers["X-timestamp"] ?? "")
    guard let text = try? cipher.encrypt(json: Array(response.utf8)) else {
      throw TransportError(.protocolViolation, "the script cannot be encrypted")
    }
    return .text(#"{"metaData":{"code":"200","message":"OK"},"response":"\#(text)"}"#)
  }
}

/// The same answer whatever is asked.
func always(_ response: HTTPResponse) -> ScriptedTransport.Answer { { _ in response } }

/// The same failure whatever is asked, after something else has happened.
func failing(
  _ code: TransportError.Code, after happening: @escaping @Sendable () -> Void = {}
) -> ScriptedTransport.Answer {
  { _ throws(TransportError) in
    happening()
    throw TransportError(code, "as scripted")
  }
}

/// The error of a call that has to fail.
func vclaimError(_ call: () async throws -> some Sendable) async throws -> VClaimError? {
  do {
    _ = try await call()
    return nil
  } catch let error as VClaimError {
    return error
  }
}
