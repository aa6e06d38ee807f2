import FoundationEssentials
import Logging
package import Settings
package import VClaim
import VClaimHTTP

/// The way to the service that a configuration describes.
package struct ServiceConnection: Sendable {
  /// The live client.
  ///
  /// Every try of a request is logged as a message of debugging: whoever asked says what failed, and a pull only when it
  /// begins to.
  package let client: VClaimClient
  private let transport: AsyncHTTPTransport

  /// Makes a client; nothing is sent yet.
  ///
  /// - Parameters:
  ///   - settings: The configuration; credentials must be among it.
  ///   - retryPolicy: Whether the client tries a failed read again by itself; what pulls does that through its own pace
  ///     and budget instead.
  ///   - observer: What is told of every try, of this client and of those that are made of it; nil: nobody.
  ///   - variables: The environment, which says where the log goes.
  /// - Throws: `SettingsError` when credentials are missing, `TransportError` when a file of trust roots cannot be read,
  ///   or `VClaimError` when a value cannot be used.
  package init(
    _ settings: Settings, retryPolicy: RetryPolicy = RetryPolicy(), observer: (any RequestObserver)? = nil,
    variables: [String: String] = ProcessInfo.processInfo.environment
  ) throws {
    let configuration = try VClaimConfiguration(settings, retryPolicy: retryPolicy)
    transport = try AsyncHTTPTransport(
      options: HTTPTransportOptions(
        trustRootsFile: settings.caFile,
        proxy: try settings.proxy.map { try HTTPProxy($0.text) }))
    let logger = ProgramLog.logger(label: "service", threshold: LogThreshold(settings), variables: variables)
    client = VClaimClient(
      configuration: configuration, transport: transport,
      observer: LoggingObserver(logger, retried: .debug, failed: .debug)
    ).over(transport, retryPolicy: retryPolicy, observer: observer)
  }

  /// A client over the same connections whose requests go through a transport of the caller's.
  ///
  /// - Parameters:
  ///   - observer: What is told of every try besides.
  ///   - retryPolicy: Whether the client tries failed reads again by itself.
  ///   - wrap: Makes that transport of the one that carries the requests.
  /// - Returns: The client.
  package func client(
    telling observer: any RequestObserver, retryPolicy: RetryPolicy = RetryPolicy(),
    through wrap: (any HTTPTransport) -> any HTTPTransport
  ) -> VClaimClient {
    client.over(wrap(transport), retryPolicy: retryPolicy, observer: observer)
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
