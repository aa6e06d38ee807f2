extension VClaimError {
  /// The kind of failure; open, so that a later version can tell more kinds apart.
  public struct Code: RawRepresentable, Sendable, Hashable {
    /// The kind in snake case, fit for a metric label.
    public let rawValue: String

    /// Makes a kind.
    ///
    /// - Parameter rawValue: The kind in snake case.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// The gateway refuses the credentials: wrong secret or clock, not registered, or expired.
    public static let credentialsRefused = Code(rawValue: "credentials_refused")
    /// No connection to the service.
    public static let unreachable = Code(rawValue: "unreachable")
    /// The service did not answer in time.
    public static let timedOut = Code(rawValue: "timed_out")
    /// No secure connection, usually a certificate that is not trusted.
    public static let tls = Code(rawValue: "tls")
    /// Too many requests (429).
    public static let rateLimited = Code(rawValue: "rate_limited")
    /// The service is out of order (5xx, as HTTP status or in the envelope).
    public static let unavailable = Code(rawValue: "unavailable")
    /// An HTML page instead of JSON.
    public static let htmlAnswer = Code(rawValue: "html_answer")
    /// An answer without a body.
    public static let emptyAnswer = Code(rawValue: "empty_answer")
    /// The answer ends in its middle.
    public static let cutAnswer = Code(rawValue: "cut_answer")
    /// JSON of an unexpected shape, no JSON, or rows that break the rules.
    public static let malformedAnswer = Code(rawValue: "malformed_answer")
    /// An encrypted answer that does not decrypt, usually because of a wrong secret.
    public static let undecipherable = Code(rawValue: "undecipherable")
    /// The service understood the request and declined it, with a code and a text of its own.
    public static let refused = Code(rawValue: "refused")
    /// A change was sent and its answer was lost, so that nobody knows whether it took place.
    ///
    /// Never sent again by itself: reading back what should have changed tells.
    public static let outcomeUnknown = Code(rawValue: "outcome_unknown")
    /// The configured dialect has no such end point, or the service that has it is not configured; nothing was sent.
    public static let unsupported = Code(rawValue: "unsupported")
    /// An argument or a setting that cannot be sent; nothing was sent.
    public static let invalidArgument = Code(rawValue: "invalid_argument")
    /// The answer is larger than allowed.
    public static let bodyTooLarge = Code(rawValue: "body_too_large")
    /// The service answered with a redirect, which is never followed.
    public static let redirected = Code(rawValue: "redirected")
    /// The requests of the day are spent; nothing was sent.
    public static let budgetSpent = Code(rawValue: "budget_spent")
    /// The service is left alone for a while, because it asked for that or is down; nothing was sent.
    public static let coolDown = Code(rawValue: "cool_down")
    /// The task was cancelled.
    public static let cancelled = Code(rawValue: "cancelled")
  }
}

extension VClaimError.Code: CustomStringConvertible {
  /// The kind in snake case.
  public var description: String { rawValue }
}
