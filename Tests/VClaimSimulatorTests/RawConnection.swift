import NIOCore
import NIOPosix
import Testing

/// HTTP as bytes: what no client library would let through.
enum RawConnection {
  /// The server closed without a head.
  struct NoAnswer: Error {}

  static func port(of url: String) throws -> Int {
    try #require(Int(url.dropFirst("http://127.0.0.1:".count).prefix { $0.isNumber }))
  }

  /// Sends one request as bytes and reads until the server closes.
  static func send(
    _ requestLine: String, headers: [(name: String, value: String)], body: String = "", to port: Int
  ) async throws -> (head: String, body: [UInt8]) {
    let length = body.isEmpty ? [] : ["Content-Length: \(body.utf8.count)"]
    let lines =
      [requestLine, "Host: 127.0.0.1", "Connection: close"] + length + headers.map { "\($0.name): \($0.value)" }
    let request = lines.joined(separator: "\r\n") + "\r\n\r\n" + body
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    let received = try await channel.executeThenClose { inbound, outbound in
      try await outbound.write(ByteBuffer(string: request))
      var received: [UInt8] = []
      for try await buffer in inbound { received += Array(buffer.readableBytesView) }
      return received
    }
    guard let end = received.indices.first(where: { received[$0...].starts(with: Array("\r\n\r\n".utf8)) }) else {
      throw NoAnswer()
    }
    return (String(decoding: received[..<end], as: UTF8.self), Array(received[(end + 4)...]))
  }
}
