/// One question to the service, before it is signed.
struct ServiceCall: Sendable {
  /// The method; only `GET` may be sent again after a failure.
  let method: HTTPMethod
  /// The path with the names of its arguments, for errors.
  let template: String
  /// The path under the base address, percent-encoded.
  let path: String
}
