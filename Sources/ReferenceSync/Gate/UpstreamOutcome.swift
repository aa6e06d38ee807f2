package import VClaim

/// What a request that went out tells of the service.
package struct UpstreamOutcome: Sendable, Hashable {
  /// What the breaker makes of it.
  enum Kind {
    /// The service answered, be it by declining.
    case answered
    /// The service, or the way to it, is down.
    case outage
    /// The service knows who asks and does not want to.
    case credentialsRefused
    /// Nothing was heard of the service.
    case nothing
  }

  /// The service that was asked.
  let service: BPJSService
  /// What went wrong; nil when nothing did.
  let code: VClaimError.Code?
  /// The HTTP status, where an answer came.
  let httpStatus: Int?
  /// How long the service asks to be left alone.
  let retryAfter: Duration?
  /// How many seconds this machine's clock is ahead of the service's; nil when that is unknown.
  let clockSkew: Int64?
  /// What tells the credentials with which it was asked from others; nil for those in force.
  let credentials: String?

  /// Tells what became of a question.
  ///
  /// - Parameters:
  ///   - error: What went wrong; nil when nothing did.
  ///   - service: The service that was asked.
  ///   - credentials: What tells the credentials with which it was asked from others; nil for those in force.
  package init(_ error: VClaimError?, of service: BPJSService, with credentials: String? = nil) {
    self.service = service
    self.credentials = credentials
    code = error?.code
    httpStatus = error?.httpStatus
    retryAfter = error?.retryAfter
    clockSkew = error?.clockSkew
  }

  /// Tells what became of one try.
  ///
  /// - Parameters:
  ///   - record: What the client says of the try.
  ///   - credentials: What tells the credentials with which it was asked from others; nil for those in force.
  package init(_ record: RequestRecord, with credentials: String? = nil) {
    service = record.service
    self.credentials = credentials
    code = record.errorLabel.map { VClaimError.Code(label: $0) }
    httpStatus = record.httpStatus
    retryAfter = record.retryAfter
    clockSkew = record.clockSkew
  }

  var kind: Kind {
    switch code {
    case nil: .answered
    case .credentialsRefused?: .credentialsRefused
    // Who asks to be left alone for a while is there.
    case .rateLimited? where retryAfter != nil: .answered
    case .rateLimited?, .unavailable?, .unreachable?, .timedOut?, .tls?, .htmlAnswer?, .emptyAnswer?, .cutAnswer?:
      .outage
    case .cancelled?, .budgetSpent?, .coolDown?, .invalidArgument?, .unsupported?, .outcomeUnknown?: .nothing
    default: .answered
    }
  }
}
