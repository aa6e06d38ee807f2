/// Why the service gave no usable answer.
///
/// ``description``, ``message`` and ``details`` name the end point by its template and the reason. They hold no secret, no
/// signature and no address with values. Where the end point is about a person (`Peserta/…`, `SEP/…`), they hold nothing of
/// the service's own text either, only its code; the text is in ``serviceMessage`` alone. Elsewhere they quote it: shortened,
/// without words of nine and more digits, and without the credentials of the client.
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
  /// The text in the answer's envelope, or of a gateway that refuses the credentials; nil when there was none.
  ///
  /// One line of at most 200 characters, without the credentials of the client and without words of nine and more digits. Where
  /// the end point is about a person, every value that was sent is masked as well, if it has three bytes or more, and so are
  /// dates. What else the service may tell of a person, such as a name, cannot be known: show the text to whoever asked, and
  /// keep it out of logs.
  public var serviceMessage: String?
  /// How long the service asks to be left alone, or nil when it does not say; at most a day.
  public var retryAfter: Duration?
  /// How many seconds this machine's clock is ahead of the service's `Date`, or nil when that is unknown.
  ///
  /// Given with refused credentials only: a signature with a wrong time is refused like one with a wrong secret.
  public var clockSkew: Int64?
  /// How often the request was sent before this error was given up to the caller.
  public var tries: Int
  /// Whether the end point is about a person, so that the service's text is kept out of everything but ``serviceMessage``.
  var concernsPerson = false
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

  /// The service's text where it may tell of a person and is in no description; for whoever asked, never for a log.
  package var textAboutPerson: String? { concernsPerson ? serviceMessage : nil }

  /// The parts that are known, by name, for a log or a JSON document.
  ///
  /// The names are `endpoint`, `dialect`, `http_status`, `service_code`, `service_message`, `retry_after`,
  /// `clock_skew` (both in whole seconds) and `tries`. There is no `service_message` where it may tell of a person.
  public var details: [String: String] {
    var details: [String: String] = [:]
    details["endpoint"] = endpoint
    details["dialect"] = dialect?.rawValue
    details["http_status"] = httpStatus.map(String.init)
    details["service_code"] = serviceCode
    details["service_message"] = concernsPerson ? nil : serviceMessage
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
