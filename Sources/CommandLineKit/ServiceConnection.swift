package import Settings
package import VClaim
import VClaimHTTP

/// The way to the service that a configuration describes.
package struct ServiceConnection: Sendable {
  /// The live client.
  package let client: VClaimClient
  private let settings: Settings
  private let transport: AsyncHTTPTransport

  /// Makes a client; nothing is sent yet.
  ///
  /// - Parameters:
  ///   - settings: The configuration; credentials must be among it.
  ///   - retryPolicy: Whether the client tries a failed read again by itself; what pulls does that through its own pace
  ///     and budget instead.
  /// - Throws: `SettingsError` when credentials are missing, `TransportError` when a file of trust roots cannot be read,
  ///   or `VClaimError` when a value cannot be used.
  package init(_ settings: Settings, retryPolicy: RetryPolicy = RetryPolicy()) throws {
    self.settings = settings
    let configuration = try VClaimConfiguration(settings, retryPolicy: retryPolicy)
    transport = try AsyncHTTPTransport(
      options: HTTPTransportOptions(
        trustRootsFile: settings.caFile,
        proxy: try settings.proxy.map { try HTTPProxy($0.text) }))
    client = VClaimClient(configuration: configuration, transport: transport)
  }

  /// A client over the same connections whose requests go through a transport of the caller's.
  ///
  /// - Parameter wrap: Makes that transport of the one that carries the requests.
  /// - Returns: The client, which tries failed reads again by itself.
  /// - Throws: What the initializer throws.
  package func client(through wrap: (any HTTPTransport) -> any HTTPTransport) throws -> VClaimClient {
    VClaimClient(
      configuration: try VClaimConfiguration(settings, retryPolicy: RetryPolicy()), transport: wrap(transport))
  }

  /// Closes the connections.
  package func shutdown() async { await transport.shutdown() }
}

extension VClaimConfiguration {
  /// What the settings say of the client.
  fileprivate init(_ settings: Settings, retryPolicy: RetryPolicy) throws {
    try self.init(
      baseURL: settings.baseURL, dialect: settings.dialect, credentials: try settings.requiredCredentials(),
      antreanURL: settings.antreanURL, antreanUserKey: settings.antreanUserKey,
      aplicaresURL: settings.aplicaresURL, serviceName: settings.serviceName, timeout: settings.timeout,
      retryPolicy: retryPolicy)
  }
}
