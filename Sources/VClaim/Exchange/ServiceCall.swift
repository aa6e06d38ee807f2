/// One question to a service, before it is signed.
struct ServiceCall: Sendable {
  /// The method; only `GET` may be sent again after a failure.
  let method: HTTPMethod
  /// The service that is asked.
  var service = BPJSService.vclaim
  /// The path with the names of its arguments, for errors.
  let template: String
  /// The path under the service's base address, percent-encoded.
  let path: String
  /// What to send, or nil for nothing.
  var body: [UInt8]?
  /// What is sent about a person, where the end point is about one; nil for reference data.
  ///
  /// The service's text may repeat it, and tell more of the person besides.
  var personalValues: [String]?
}
