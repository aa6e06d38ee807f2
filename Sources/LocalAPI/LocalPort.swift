internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import ServiceLifecycle

/// The optional TCP port: what may be read at the socket, without a question to the service, on a loopback address.
///
/// `contract.md`, section 5. It is a convenience, and any user of the machine may take the port first: a port that cannot
/// be had is reported, and the daemon goes on without it.
package struct LocalPort: Service {
  private let api: LocalAPI
  private let host: String
  private let port: Int
  private let onListening: @Sendable (Int) -> Void

  /// Makes a server that does not listen yet.
  ///
  /// - Parameters:
  ///   - api: What answers.
  ///   - host: A loopback address.
  ///   - port: The port; 0 for any that is free.
  ///   - onListening: Called with the port once clients can connect.
  package init(_ api: LocalAPI, host: String, port: Int, onListening: @escaping @Sendable (Int) -> Void = { _ in }) {
    self.api = api
    self.host = host
    self.port = port
    self.onListening = onListening
  }

  /// Serves until the service group shuts down or the task is cancelled; without a port it waits for that.
  package func run() async {
    let address = host.contains(":") ? "[\(host)]" : host
    let server = APIServer(
      responder: APIResponder(answers: api.answers, door: .port), limits: api.limits, logger: api.logger
    ).application(
      at: .hostname(host, port: port),
      onListening: { channel in
        let port = channel.localAddress?.port ?? port
        api.logger.notice("listening for readers", metadata: ["url": "http://\(address):\(port)/"])
        onListening(port)
      }, onFailure: { _ in })
    do {
      try await server.run()
    } catch is CancellationError {
    } catch {
      api.logger.error(
        "nobody can be served at this address; the socket is not concerned",
        metadata: ["address": "\(address):\(port)", "error": "\(error)"])
      try? await gracefulShutdown()
    }
  }
}
