/// Why the service gave no usable answer.
///
/// A description names the end point by its template and the reason. It never holds a secret, a signature, an address
/// with values or personal data: the service's own text is shortened, long runs of digits in it are masked, and the
/// credentials of the client are removed from it.
public struct VClaimError: Error, Sendable {
  /// The kind of failure.
  public var code: Code
  /// What happened, in one sentence.
  public var message: String
  /// The template of the end point, such as `referensi/diagnosa/{keyword}`, or nil when no request was involved.
  public var endpoint: String?
  /// The dialect in which the service was asked, or nil when no request was involved.
  public var dialect: Dialect?
  /// The HTTP status of the answer, or nil when none came.
  public var httpStatus: Int?
  /// The code in the answer's envelope, or nil when there was none.
  public var serviceCode: String?
  /// The text in the answer's envelope, made harmless as described above, or nil when there was none.
  public var serviceMessage: String?
  /// How long the service asks to be left alone, or nil when it does not say; at most a day.
  public var retryAfter: Duration?
  /// How many seconds this machine's clock is ahead of the service's `Date`, or nil when that is unknown.
  ///
  /// Given with refused credentials only: a signature with a wrong time is refused like one with a wrong secret.
  public var clockSkew: Int64?
  /// How often the request was sent before this error was given up to the caller.
  public var tries: Int
  /// The error under this one: a ``TransportError`` or a `WireError`, the ``VClaimError`` of a lost answer, or nil.
  public var underlying: (any Error)?

  /// Makes an error.
  ///
  /// - Parameters:
  ///   - code: The kind of failure.
  ///   - message: What happened, in one sentence without a secret or personal data.
  ///   - endpoint: The template of the end point, if a request was involved.
  ///   - dialect: The dialect in which the service was asked.
  ///   - underlying: The error under this one.
  public init(
    _ code: Code, _ message: String, endpoint: String? = nil, dialect: Dialect? = nil, underlying: (any Error)? = nil
  ) {
    self.code = code
    self.message = message
    self.endpoint = endpoint
    self.dialect = dialect
    self.underlying = underlying
    self.tries = 0
  }

  /// The kind of failure, fit for a metric label.
  public var shortDescription: String { code.label }

  /// Whether the same question may be answered a moment later.
  ///
  /// True for connections that fail, time-outs, 429, 5xx, HTML pages of a gateway, empty and cut answers; false where
  /// asking again cannot help or may do harm.
  public var isRetryable: Bool {
    switch code {
    case .unreachable, .timedOut, .rateLimited, .unavailable, .emptyAnswer, .cutAnswer: true
    // A page with 4xx is a firewall's refusal, not a maintenance page.
    case .htmlAnswer: httpStatus.map { !(400..<500).contains($0) } ?? true
    default: false
    }
  }

  /// The parts that are known, by name, for a log or a JSON document.
  ///
  /// The names are `endpoint`, `dialect`, `http_status`, `service_code`, `service_message`, `retry_after`,
  /// `clock_skew` (both in whole seconds) and `tries`.
  public var details: [String: String] {
    var details: [String: String] = [:]
    details["endpoint"] = endpoint
    details["dialect"] = dialect?.rawValue
    details["http_status"] = httpStatus.map(String.init)
    details["service_code"] = serviceCode
    details["service_message"] = serviceMessage
    details["retry_after"] = retryAfter.map { String($0.components.seconds) }
    details["clock_skew"] = clockSkew.map(String.init)
    details["tries"] = tries > 0 ? String(tries) : nil
    return details
  }
}

extension VClaimError: CustomStringConvertible {
  /// The end point and what happened, on one line.
  public var description: String {
    let subject = endpoint.map { "\($0): " } ?? ""
    return "\(subject)\(message) (\(shortDescription))"
  }
}
