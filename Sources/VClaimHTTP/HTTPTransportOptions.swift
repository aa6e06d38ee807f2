import AsyncHTTPClient
import NIOCore
import NIOSSL
import VClaim

/// What can be set of an ``AsyncHTTPTransport``.
public struct HTTPTransportOptions: Sendable {
  /// The longest time to connect, TLS included; more than 10 s counts as 10 s.
  public var connectTimeout: Duration
  /// The path of a PEM file with certificates to trust besides the system's, or nil.
  public var trustRootsFile: String?
  /// The proxy, or nil for a direct connection.
  public var proxy: HTTPProxy?

  /// The longest time to connect that is allowed.
  public static let longestConnectTimeout = Duration.seconds(10)

  /// Makes options.
  ///
  /// - Parameters:
  ///   - connectTimeout: The longest time to connect, TLS included; more than 10 s counts as 10 s.
  ///   - trustRootsFile: The path of a PEM file with certificates to trust besides the system's, or nil.
  ///   - proxy: The proxy, or nil for a direct connection.
  public init(
    connectTimeout: Duration = HTTPTransportOptions.longestConnectTimeout, trustRootsFile: String? = nil,
    proxy: HTTPProxy? = nil
  ) {
    self.connectTimeout = connectTimeout
    self.trustRootsFile = trustRootsFile
    self.proxy = proxy
  }

  func clientConfiguration() throws(TransportError) -> HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration(
      tlsConfiguration: try tlsConfiguration(),
      redirectConfiguration: .disallow,
      timeout: .init(connect: TimeAmount(min(connectTimeout, Self.longestConnectTimeout))),
      proxy: proxy?.clientProxy)
    configuration.httpVersion = .http1Only
    // The caller decides when to try again, with a new signature: a refused connection is an answer for it.
    configuration.connectionPool.retryConnectionEstablishment = false
    // Shorter than what gateways commonly keep idle connections for, so that a request seldom meets a closed one.
    configuration.connectionPool.idleTimeout = .seconds(15)
    configuration.tracing.tracer = nil
    return configuration
  }

  /// How a connection is secured: the system's trust roots and the file's, TLS 1.2 at least.
  func tlsConfiguration() throws(TransportError) -> TLSConfiguration {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.minimumTLSVersion = .tlsv12
    guard let trustRootsFile else { return configuration }
    // Read here and not by the first request, so that a bad file is an error of the configuration.
    let certificates: [NIOSSLCertificate]
    do {
      certificates = try NIOSSLCertificate.fromPEMFile(trustRootsFile)
    } catch {
      throw TransportError(
        .misconfigured, "the file of trust roots \(trustRootsFile) cannot be read or holds no PEM certificate")
    }
    guard !certificates.isEmpty else {
      throw TransportError(.misconfigured, "the file of trust roots \(trustRootsFile) holds no PEM certificate")
    }
    configuration.additionalTrustRoots = [.certificates(certificates)]
    return configuration
  }
}
