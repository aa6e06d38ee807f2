import Synchronization
import VClaim

/// A service that answers every request by the path under its base address, and remembers what it was asked.
final class ScriptedService: HTTPTransport {
  static let credentials = Credentials(consumerID: "10001", secret: "rahasiaContoh1", userKey: "kunciContoh2")
  private static let baseURL = "https://service.example/vclaim-rest"
  private static let antreanURL = "https://service.example/antreanrs"
  private static let aplicaresURL = "https://service.example/aplicaresws"

  private let dialect: Dialect
  /// Whether Antrean and Aplicares are configured.
  private let others: Bool
  /// The `response` for a path; nil for the service's word that there is no data.
  private let response: @Sendable (String) -> String?
  private let asked = Mutex<[String]>([])

  init(_ dialect: Dialect, others: Bool = false, _ response: @escaping @Sendable (String) -> String?) {
    self.dialect = dialect
    self.others = others
    self.response = response
  }

  var requests: [String] { asked.withLock { $0 } }

  func client() throws -> VClaimClient {
    VClaimClient(
      configuration: try VClaimConfiguration(
        baseURL: Self.baseURL, dialect: dialect, credentials: Self.credentials,
        antreanURL: others ? Self.antreanURL : nil, aplicaresURL: others ? Self.aplicaresURL : nil,
        retryPolicy: .none),
      transport: self, now: { 1_700_000_000 })
  }

  func send(_ request: HTTPRequest, within limit: Duration) async throws(TransportError) -> HTTPResponse {
    let base = [Self.baseURL, Self.antreanURL, Self.aplicaresURL].first { request.url.hasPrefix($0) } ?? ""
    let path = String(request.url.dropFirst(base.utf8.count + 1))
    asked.withLock { $0.append(path) }
    let body =
      if let response = response(path) {
        #"{"metaData":{"code":"200","message":"OK"},"response":\#(try encoded(response, for: request, isPlain: base == Self.aplicaresURL))}"#
      } else {
        #"{"metaData":{"code":"201","message":"Data Tidak Ditemukan"},"response":null}"#
      }
    return HTTPResponse(status: 200, headers: HTTPHeaders([]), body: Array(body.utf8))
  }

  private func encoded(
    _ response: String, for request: HTTPRequest, isPlain: Bool
  ) throws(TransportError) -> String {
    guard dialect == .official, !isPlain else { return response }
    let cipher = ResponseCipher(credentials: Self.credentials, timestamp: request.headers["X-timestamp"] ?? "")
    guard let text = try? cipher.encrypt(json: Array(response.utf8)) else {
      throw TransportError(.protocolViolation, "the script cannot be encrypted")
    }
    return "\"\(text)\""
  }
}
