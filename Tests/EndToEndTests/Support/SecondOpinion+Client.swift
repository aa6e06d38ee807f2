import Testing
import VClaim
import VClaimHTTP

extension SecondOpinion {
  /// Hands our client to a test, over real HTTP to the server with its own rows, Antrean and Aplicares among its services.
  ///
  /// - Parameters:
  ///   - dialect: The dialect that both speak.
  ///   - arguments: Further options of the server.
  ///   - body: What the test asks.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws, or an error when the server does not start.
  static func withClient<Value: Sendable>(
    _ dialect: Dialect, _ arguments: [String] = [], body: (VClaimClient) async throws -> Value
  ) async throws -> Value {
    try await serve(dialect.rawValue, nil, arguments, in: ScratchDirectory()) { environment in
      let url = try #require(environment["BPJS_API_URL"])
      let host = url.replacing("/vclaim-rest", with: "")
      let transport = try AsyncHTTPTransport()
      let configuration = try VClaimConfiguration(
        baseURL: url, dialect: dialect,
        credentials: Credentials(consumerID: "10001", secret: "rahasiaContoh1", userKey: "kunciContoh1"),
        antreanURL: "\(host)/antreanrs", antreanUserKey: "kunciAntrean1", aplicaresURL: "\(host)/aplicaresws",
        retryPolicy: .none)
      let result: Result<Value, any Error>
      do {
        result = .success(try await body(VClaimClient(configuration: configuration, transport: transport)))
      } catch {
        result = .failure(error)
      }
      await transport.shutdown()
      return try result.get()
    }
  }
}
