import Synchronization
import VClaim

/// A service that answers every request by the path under its base address, and remembers what it was asked.
final class ScriptedService: HTTPTransport {
  static let credentials = Credentials(consumerID: "10001", secret: "rahasiaContoh1", userKey: "kunciContoh2")
  private static let baseURL = "https://service.example/vclaim-rest"

  private let dialect: Dialect
  /// The `response` for a path; nil for the service's word that there is no data.
  private let response: @Sendable (String) -> String?
  private let asked = Mutex<[String]>([])

  init(_ dialect: Dialect, _ response: @escaping @Sendable (String) -> String?) {
    self.dialect = dialect
    self.response = response
  }

  var requests: [String] { asked.withLock { $0 } }

  func client() throws -> VClaimClient {
    VClaimClient(
      configuration: try VClaimConfiguration(
        baseURL: Self.baseURL, dialect: dialect, credentials: Self.credentials, retryPolicy: .none),
      transport: self, now: { 1_700_000_000 })
  }

  func send(_ request: HTTPRequest, within limit: Duration) async throws(TransportError) -> HTTPResponse {
    let path = String(request.url.dropFirst(Self.baseURL.utf8.count + 1))
    asked.withLock { $0.append(path) }
    let body =
      if let response = response(path) {
        #"{"metaData":{"code":"200","message":"OK"},"response":\#(try encoded(response, for: request))}"#
      } else {
        #"{"metaData":{"code":"201","message":"Data Tidak Ditemukan"},"response":null}"#
      }
    return HTTPResponse(status: 200, headers: HTTPHeaders([]), body: Array(body.utf8))
  }

  private func encoded(_ response: String, for request: HTTPRequest) throws(TransportError) -> String {
    guard dialect == .official else { return response }
    let cipher = ResponseCipher(credentials: Self.credentials, timestamp: request.headers["X-timestamp"] ?? "")
    guard let text = try? cipher.encrypt(json: Array(response.utf8)) else {
      throw TransportError(.protocolViolation, "the script cannot be encrypted")
    }
    return "\"\(text)\""
  }
}
