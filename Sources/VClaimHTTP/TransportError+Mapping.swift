import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import VClaim

extension TransportError {
  /// Names what went wrong under AsyncHTTPClient, in words that hold neither address nor header.
  ///
  /// - Parameters:
  ///   - error: What was thrown.
  ///   - host: The host that was spoken to.
  ///   - wasCancelled: Whether the caller's task is cancelled.
  init(_ error: any Error, host: String, wasCancelled: Bool) {
    if wasCancelled || error is CancellationError {
      self.init(.cancelled, "the request to \(host) was cancelled")
      return
    }
    switch error {
    case let error as HTTPClientError:
      self.init(error, host: host)
    case is NIOTooManyBytesError:
      self.init(.bodyTooLarge, "the answer of \(host) is larger than allowed")
    case NIOSSLError.uncleanShutdown:
      self.init(.cut, "\(host) ended the secure connection without saying so")
    case NIOSSLError.handshakeFailed, is NIOSSLExtraError:
      self.init(.tls, Self.tlsMessage(error, host: host))
    case is NIOSSLError, is BoringSSLError:
      self.init(.tls, Self.tlsMessage(error, host: host), mayHaveArrived: true)
    case HTTPParserError.invalidEOFState:
      self.init(.cut, "\(host) closed the connection in the middle of the answer")
    case is HTTPParserError:
      self.init(.protocolViolation, "what \(host) sent is not HTTP")
    case let error as NIOConnectionError:
      self.init(.unreachable, "no connection to \(host): \(Self.reason(error))")
    case let error as IOError where host == HostName.socket && [ENOENT, ENOTDIR].contains(error.errnoCode):
      self.init(.unreachable, "there is no such socket", mayHaveArrived: false)
    case let error as IOError where host == HostName.socket && [EACCES, EPERM].contains(error.errnoCode):
      self.init(.forbidden, "this user may not connect to the socket", mayHaveArrived: false)
    case is SocketAddressError where host == HostName.socket:
      self.init(.unreachable, "nobody can listen at a socket of such a path", mayHaveArrived: false)
    case let error as IOError where [ECONNRESET, EPIPE, ECONNABORTED].contains(error.errnoCode):
      self.init(.cut, "\(host) reset the connection")
    case let error as IOError:
      // What is not refused may be an old connection that broke under the request.
      self.init(
        .unreachable, "no connection to \(host): \(Self.reason(error))",
        mayHaveArrived: error.errnoCode != ECONNREFUSED)
    case ChannelError.connectTimeout:
      self.init(.timedOut, "no connection to \(host) in time", mayHaveArrived: false)
    case is ChannelError:
      self.init(.cut, "the connection to \(host) was closed")
    default:
      // The type alone: a stranger's description may hold anything.
      self.init(.unreachable, "the request to \(host) failed (\(type(of: error)))", mayHaveArrived: true)
    }
  }

  private init(_ error: HTTPClientError, host: String) {
    switch error {
    case .connectTimeout, .tlsHandshakeTimeout, .httpProxyHandshakeTimeout, .socksHandshakeTimeout,
      .getConnectionFromPoolTimeout:
      self.init(.timedOut, "no connection to \(host) in time", mayHaveArrived: false)
    case .deadlineExceeded, .readTimeout, .writeTimeout:
      self.init(.timedOut, "no answer from \(host) in time")
    case .remoteConnectionClosed, .uncleanShutdown, .requestStreamCancelled:
      self.init(.cut, "\(host) closed the connection before the answer was whole")
    case .cancelled, .alreadyShutdown:
      self.init(.cancelled, "the transport was shut down")
    case .invalidProxyResponse, .proxyAuthenticationRequired:
      self.init(.unreachable, "the proxy gives no connection to \(host) (\(error.shortDescription))")
    default:
      self.init(
        .protocolViolation, "the request to \(host) cannot be sent or its answer read (\(error.shortDescription))")
    }
  }

  private static func tlsMessage(_ error: any Error, host: String) -> String {
    if let error = error as? NIOSSLExtraError, error == .failedToValidateHostname {
      return "the certificate of \(host) is for another host"
    }
    return isUntrusted(error) ? "the certificate of \(host) is not trusted" : "no secure connection to \(host)"
  }

  /// Whether a certificate was refused for another reason than the host's name.
  ///
  /// - Parameter error: What AsyncHTTPClient threw.
  /// - Returns: Whether it is that.
  static func isUntrusted(_ error: any Error) -> Bool {
    guard case NIOSSLError.handshakeFailed(.sslError(let stack)) = error else { return false }
    return stack.contains { String(describing: $0).contains("CERTIFICATE_VERIFY_FAILED") }
  }

  /// The refusal of a certificate, with its reason as far as it can be told.
  ///
  /// - Parameters:
  ///   - certificate: The certificate, nil when it is not known.
  ///   - host: The host that showed it.
  ///   - now: The present moment, in unix seconds.
  /// - Returns: The error, of code `tls`.
  static func untrusted(_ certificate: ShownCertificate?, host: String, at now: Int64) -> TransportError {
    let reason = certificate.map { $0.refusal(at: now) ?? "it leads to no authority that this machine trusts" }
    return TransportError(
      .tls, "the certificate of \(host) is not trusted" + (reason.map { ": \($0)" } ?? ""))
  }

  private static func reason(_ error: NIOConnectionError) -> String {
    if let first = error.connectionErrors.first {
      if case ChannelError.connectTimeout = first.error { return "no answer in time" }
      return (first.error as? IOError).map { reason($0) } ?? "failed"
    }
    return error.dnsAError == nil && error.dnsAAAAError == nil ? "failed" : "the name does not resolve"
  }

  private static func reason(_ error: IOError) -> String {
    switch error.errnoCode {
    case ECONNREFUSED: "refused"
    case EHOSTUNREACH, ENETUNREACH: "no route"
    case ETIMEDOUT: "no answer in time"
    default: "error \(error.errnoCode)"
    }
  }
}
