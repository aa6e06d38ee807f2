import NIOCore
import NIOPosix
import NIOSSL
import NIOTLS
public import VClaim

/// The certificate that a server shows, once it has been found to be trusted.
public struct ServerCertificate: Sendable, Hashable {
  /// The first second in which it is valid, in unix seconds.
  public let notBefore: Int64
  /// The last one.
  public let notAfter: Int64

  /// Connects to a server, checks its certificate as ``AsyncHTTPTransport`` does, and sends nothing.
  ///
  /// - Parameters:
  ///   - url: An address of the server, with `https`; the path does not count.
  ///   - options: Time to connect and extra trust roots; a proxy does not count.
  /// - Returns: The certificate.
  /// - Throws: A `TransportError`: `tls` with the reason where the certificate is not trusted, `unreachable` or `timedOut`
  ///   where there is no connection, `misconfigured` where the file of trust roots cannot be used.
  public static func check(
    _ url: String, options: HTTPTransportOptions = HTTPTransportOptions()
  ) async throws(TransportError) -> ServerCertificate {
    let authority = HostName.of(url)
    let configuration = try options.tlsConfiguration()
    let context: NIOSSLContext
    do { context = try NIOSSLContext(configuration: configuration) } catch {
      throw TransportError(.misconfigured, "the trust roots cannot be used")
    }
    do {
      return try await shown(by: authority, context, within: TimeAmount(options.connectTimeout))
    } catch  where TransportError.isUntrusted(error) {
      throw TransportError.untrusted(
        await ShownCertificate.of(authority), host: authority, at: SystemTime.unixSeconds())
    } catch {
      throw TransportError(error, host: authority, wasCancelled: Task.isCancelled)
    }
  }

  private static func shown(
    by authority: String, _ context: NIOSSLContext, within limit: TimeAmount
  ) async throws -> ServerCertificate {
    let (host, port) = ShownCertificate.target(authority)
    let eventLoop = MultiThreadedEventLoopGroup.singleton.next()
    let handshake = eventLoop.makePromise(of: Void.self)
    let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
    let bootstrap = ClientBootstrap(group: eventLoop).connectTimeout(limit).channelInitializer { channel in
      channel.eventLoop.makeCompletedFuture {
        let handler = try NIOSSLClientHandler(context: context, serverHostname: isAddress ? nil : host)
        try channel.pipeline.syncOperations.addHandlers([handler, HandshakeWaiter(handshake)])
      }
    }
    let channel: any Channel
    do { channel = try await bootstrap.connect(host: host, port: port).get() } catch {
      handshake.fail(error)
      throw error
    }
    let alarm = eventLoop.scheduleTask(in: limit) { handshake.fail(ChannelError.connectTimeout(limit)) }
    defer {
      alarm.cancel()
      channel.close(promise: nil)
    }
    return try await withTaskCancellationHandler {
      try await handshake.futureResult.get()
      guard let certificate = try await channel.nioSSL_peerCertificate().get() else { throw ChannelError.eof }
      return ServerCertificate(
        notBefore: Int64(certificate.notValidBefore), notAfter: Int64(certificate.notValidAfter))
    } onCancel: {
      handshake.fail(CancellationError())
    }
  }
}

/// Tells how a TLS handshake ended.
private final class HandshakeWaiter: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let end: EventLoopPromise<Void>

  init(_ end: EventLoopPromise<Void>) { self.end = end }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if let event = event as? TLSUserEvent, case .handshakeCompleted = event { end.succeed() }
    context.fireUserInboundEventTriggered(event)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    end.fail(error)
    context.close(promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    end.fail(ChannelError.eof)
    context.fireChannelInactive()
  }
}
