/// Why no whole answer came.
///
/// The message says what happened in words of our own; it holds no address with values and no header.
public struct TransportError: Error, Sendable, Hashable {
  /// The kind of failure; open, so that a transport can add its own.
  public struct Code: RawRepresentable, Sendable, Hashable {
    /// The kind in snake case, fit for a metric label.
    public let rawValue: String

    /// Makes a kind.
    ///
    /// - Parameter rawValue: The kind in snake case.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// No connection: refused, no route, or the name does not resolve.
    public static let unreachable = Code(rawValue: "unreachable")
    /// Connecting or the whole request took longer than allowed.
    public static let timedOut = Code(rawValue: "timed_out")
    /// No secure connection: the certificate is not trusted, is for another host, or the handshake failed.
    public static let tls = Code(rawValue: "tls")
    /// The connection ended before the answer was whole.
    public static let cut = Code(rawValue: "cut")
    /// The body is larger than allowed.
    public static let bodyTooLarge = Code(rawValue: "body_too_large")
    /// The service answered with a redirect, which is never followed.
    public static let redirected = Code(rawValue: "redirected")
    /// What came is not HTTP, or the request cannot be sent as HTTP.
    public static let protocolViolation = Code(rawValue: "protocol_violation")
    /// The transport's own settings do not allow the request, or cannot be used at all.
    public static let misconfigured = Code(rawValue: "misconfigured")
    /// The task was cancelled, or the transport shut down.
    public static let cancelled = Code(rawValue: "cancelled")
  }

  /// The kind of failure.
  public var code: Code
  /// What happened, in one sentence without a secret or personal data.
  public var message: String
  /// Whether the request may have reached the service, so that a change may have taken place.
  public var mayHaveArrived: Bool

  /// Makes an error.
  ///
  /// - Parameters:
  ///   - code: The kind of failure.
  ///   - message: What happened, in one sentence without a secret or personal data.
  ///   - mayHaveArrived: Whether the request may have reached the service. When nil, the kind decides: not when there
  ///     was no connection, no secure one, or nothing was to be sent; else yes.
  public init(_ code: Code, _ message: String, mayHaveArrived: Bool? = nil) {
    self.code = code
    self.message = message
    self.mayHaveArrived = mayHaveArrived ?? ![.unreachable, .tls, .misconfigured].contains(code)
  }

  /// The kind of failure, fit for a metric label.
  public var shortDescription: String { code.rawValue }

  /// Whether the same request may succeed a moment later.
  public var isRetryable: Bool { code == .unreachable || code == .timedOut || code == .cut }
}

extension TransportError: CustomStringConvertible {
  /// The kind of failure and what happened.
  public var description: String { "\(code.rawValue): \(message)" }
}
