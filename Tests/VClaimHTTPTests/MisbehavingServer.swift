import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A server on a loopback address that speaks raw bytes, so that it can misbehave in any way.
final class MisbehavingServer: Sendable {
  let port: Int
  private let channel: any Channel
  private let log: RequestLog

  /// The heads of the requests so far, and their bodies where they came in the same packet.
  var requests: [String] { log.requests }

  /// The base address, for plain http.
  var url: String { "http://127.0.0.1:\(port)" }

  private init(channel: any Channel, port: Int, log: RequestLog) {
    self.channel = channel
    self.port = port
    self.log = log
  }

  /// Runs a server for as long as `body` runs; it says its greeting before it is asked anything.
  static func run<Result>(
    _ behaviours: [Behaviour], tls: NIOSSLContext? = nil, greeting: String? = nil,
    _ body: (MisbehavingServer) async throws -> Result
  ) async throws -> Result {
    let log = RequestLog(behaviours)
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
          try channel.pipeline.syncOperations.addHandler(MisbehavingHandler(greeting: greeting) { log.next($0) })
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    let server = MisbehavingServer(channel: channel, port: channel.localAddress?.port ?? 0, log: log)
    do {
      let result = try await body(server)
      try await channel.close()
      return result
    } catch {
      try await channel.close()
      throw error
    }
  }
}

/// What a server was asked, and what it does next; its last behaviour is for all further requests.
private final class RequestLog: Sendable {
  private let state: Mutex<(requests: [String], behaviours: [Behaviour])>

  init(_ behaviours: [Behaviour]) {
    self.state = Mutex(([], behaviours))
  }

  var requests: [String] { state.withLock { $0.requests } }

  func next(_ request: String) -> Behaviour {
    state.withLock {
      $0.requests.append(request)
      return ($0.behaviours.count > 1 ? $0.behaviours.removeFirst() : $0.behaviours.first) ?? .close
    }
  }
}
