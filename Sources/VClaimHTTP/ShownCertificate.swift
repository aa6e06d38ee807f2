import NIOCore
import NIOPosix
import NIOSSL
import VClaim

/// When the certificate that a server shows is valid: for an error that says more than "not trusted".
///
/// BoringSSL's reason for a refusal does not come through NIOSSL. So after one this asks for the certificate once more, refuses
/// it whatever it is, and sends nothing.
struct ShownCertificate: Sendable {
  /// The first second in which it is valid, in unix seconds.
  let notBefore: Int64
  /// The last one.
  let notAfter: Int64

  /// How long a server that has just shown its certificate may take to show it again.
  private static let patience = TimeAmount.seconds(2)

  /// Asks a server for its certificate.
  ///
  /// - Parameter authority: The server, with its port where that is not 443, as ``HostName`` gives it.
  /// - Returns: The certificate, or nil when there is none within two seconds or the task is cancelled.
  static func of(_ authority: String) async -> ShownCertificate? {
    let (host, port) = target(authority)
    let eventLoop = MultiThreadedEventLoopGroup.singleton.next()
    // Whatever comes first fulfils it; what comes later finds it fulfilled, which NIO lets pass.
    let shown = eventLoop.makePromise(of: ShownCertificate?.self)
    let bootstrap = ClientBootstrap(group: eventLoop).connectTimeout(patience).channelInitializer { channel in
      channel.eventLoop.makeCompletedFuture {
        try channel.pipeline.syncOperations.addHandler(handler(host: host, shown: shown))
      }
    }
    let connected = bootstrap.connect(host: host, port: port)
    connected.whenFailure { _ in shown.succeed(nil) }
    connected.whenSuccess { channel in
      channel.closeFuture.whenComplete { _ in shown.succeed(nil) }
      shown.futureResult.whenComplete { _ in channel.close(promise: nil) }
    }
    let alarm = eventLoop.scheduleTask(in: patience) { shown.succeed(nil) }
    defer { alarm.cancel() }
    return await withTaskCancellationHandler {
      try? await shown.futureResult.get()
    } onCancel: {
      shown.succeed(nil)
    }
  }

  /// What dates say against the certificate.
  ///
  /// - Parameter now: The present moment, in unix seconds.
  /// - Returns: The reason, or nil when the certificate is valid at that moment.
  func refusal(at now: Int64) -> String? {
    if now > notAfter { return "it expired on \(LocalDay.text(at: notAfter))" }
    if now < notBefore {
      return
        "it is valid from \(LocalDay.text(at: notBefore)) on, and this machine's clock says \(LocalDay.text(at: now))"
    }
    return nil
  }

  /// Takes `name:port`, `name`, `[address]:port` or `[address]` apart.
  static func target(_ authority: String) -> (host: String, port: Int) {
    let name = authority.hasPrefix("[") ? authority.prefix { $0 != "]" }.dropFirst() : authority.prefix { $0 != ":" }
    let port = authority.split(separator: ":").last.flatMap { Int($0) }
    return (String(name), port ?? 443)
  }

  private static func handler(
    host: String, shown: EventLoopPromise<ShownCertificate?>
  ) throws -> NIOSSLClientHandler {
    let context = try NIOSSLContext(configuration: .makeClientConfiguration())
    let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
    return try NIOSSLClientHandler(context: context, serverHostname: isAddress ? nil : host) { chain, verdict in
      shown.succeed(chain.first.map(ShownCertificate.init))
      verdict.succeed(NIOSSLVerificationResult.failed)
    }
  }

  private init(_ certificate: NIOSSLCertificate) {
    self.notBefore = Int64(certificate.notValidBefore)
    self.notAfter = Int64(certificate.notValidAfter)
  }
}
