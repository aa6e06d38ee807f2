internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore

/// The HTTP server behind both ways to the daemon, with the bounds that keep one client from harming the others.
struct APIServer {
  let responder: APIResponder
  let limits: LocalAPILimits
  let logger: Logger

  /// Makes the server at an address.
  ///
  /// - Parameters:
  ///   - address: Where it listens.
  ///   - onListening: Called with the server's channel once clients can connect; what it throws ends the server.
  ///   - onFailure: Told what that threw: of a server that was closed for it, hummingbird says only that it ended.
  /// - Returns: The server, which does not run yet.
  func application(
    at address: BindAddress, onListening: @escaping @Sendable (any Channel) throws -> Void,
    onFailure: @escaping @Sendable (any Error) -> Void
  ) -> Application<APIResponder> {
    let patience = TimeAmount(limits.patience)
    let farewell = TimeAmount(limits.farewell)
    let crowd = Crowd(comfortable: limits.comfortableConnections, grace: TimeAmount(limits.grace))
    // The server's own start and stop are no news beside the daemon's.
    var serverLogger = logger
    serverLogger.logLevel = max(logger.logLevel, .warning)
    return Application(
      responder: responder,
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [ImpatientHandler(patience: patience, farewell: farewell, crowd: crowd)],
          idleTimeout: patience,
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: limits.headBytes, maxHeaderListSize: limits.headBytes,
            maxHeaderFieldCount: limits.headFields))),
      configuration: ApplicationConfiguration(
        address: address, serverName: "vclaimd", backlog: limits.backlog,
        availableConnectionsDelegate: MaximumAvailableConnections(limits.connections, logger: serverLogger)),
      onServerRunning: { channel in
        do { try onListening(channel) } catch {
          onFailure(error)
          // Without its server channel the server ends.
          try? await channel.close()
        }
      },
      logger: serverLogger)
  }
}
