/// How an envelope is spelled, where a scenario changes that.
///
/// `vclaim.md`, section 3, lists what was seen.
struct EnvelopeSpelling: Sendable, Hashable {
  /// The key of code and message: `metaData`, `metadata` or `metaInfo`; `nil` for the service's usual one.
  var key: String?
  /// Whether the code is a number; `nil` for the service's usual form.
  var codeIsNumber: Bool?

  /// Changes how a service writes its envelopes.
  ///
  /// - Parameter service: The service.
  /// - Returns: The same service with another style.
  func applied(to service: HostedService) -> HostedService {
    var service = service
    if let key { service.envelope.key = key }
    if let codeIsNumber { service.envelope.hasNumericCode = codeIsNumber }
    return service
  }
}
