import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Joins the service's double to hummingbird's server: the only file that knows both.
///
/// The server is used without hummingbird's `Application`, which writes `Date` and checks lengths by itself.
struct SimulatorResponder: Sendable {
  let simulator: Simulator

  /// Makes the server.
  ///
  /// - Parameters:
  ///   - port: TCP port on 127.0.0.1; 0 lets the system choose.
  ///   - logger: For the server's own messages.
  ///   - onListening: Told the real port.
  /// - Returns: The server, not running yet.
  /// - Throws: What hummingbird throws.
  func server(
    port: Int, logger: Logger, onListening: @escaping @Sendable (Int) async -> Void
  ) throws -> any Service {
    try HTTPServerBuilder.http1(configuration: .init(additionalChannelHandlers: [ConnectionWatch()])).buildServer(
      configuration: ServerConfiguration(address: .hostname("127.0.0.1", port: port)),
      eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: logger,
      responder: { request, writer, channel in
        try await respond(to: request, writer: writer, channel: channel)
      },
      onServerRunning: { channel in await onListening(channel.localAddress?.port ?? 0) })
  }

  @concurrent
  private func respond(
    to request: Request, writer: consuming ResponseWriter, channel: any Channel
  ) async throws {
    // Missing only where the connection is closed already.
    let connection = try? await channel.pipeline.handler(type: ConnectionWatch.self).get()
    let reply = try await simulator.reply(
      to: SimulatorRequest(
        method: request.method.rawValue,
        path: request.uri.path,
        headers: request.headers.map { (name: $0.name.rawName, value: $0.value) },
        body: try await Self.body(of: request)), on: connection)
    guard !reply.isReset else {
      try await reset(channel)
      return
    }
    var body = try await writer.writeHead(head(of: reply))
    for (number, portion) in reply.portions.enumerated() {
      if number > 0, let pace = reply.pace { try await simulator.wait(for: pace.every, on: connection) }
      try await body.write(ByteBuffer(bytes: portion))
    }
    try await body.finish(nil)
    if reply.announcedLength != reply.body.count {
      // Whoever waits for more bytes must learn that there are none, and whoever got too many must not take them for an answer.
      try await channel.close(mode: .output)
    }
  }

  /// Reads a body until it is over, or longer than any that is answered.
  @concurrent
  private static func body(of request: Request) async throws -> [UInt8] {
    var body: [UInt8] = []
    for try await part in request.body {
      body += part.readableBytesView.prefix(SimulatorRequest.bodyLimit + 1 - body.count)
      if body.count > SimulatorRequest.bodyLimit { break }
    }
    return body
  }

  private func head(of reply: SimulatorReply) -> HTTPResponse {
    var fields = HTTPFields()
    for (name, value) in reply.headers.sorted(by: { $0.key < $1.key }) {
      // A name that is no token was refused when the scenario was read.
      if let name = HTTPField.Name(name) { fields[name] = value }
    }
    // RFC 9110, section 8.6: neither has a body whose length could be told.
    if ![204, 304].contains(reply.status) { fields[.contentLength] = String(reply.announcedLength) }
    return HTTPResponse(status: HTTPResponse.Status(code: reply.status), headerFields: fields)
  }

  /// Closes a connection so that the other side sees a reset, not an end.
  private func reset(_ channel: any Channel) async throws {
    // Closing with a linger time of nothing drops what is not sent and sends RST.
    if let socket = channel as? any SocketOptionProvider {
      try await socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
    }
    try await channel.close()
  }
}
