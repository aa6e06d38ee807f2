/// What came of one try.
struct TryOutcome: Sendable {
  /// The decrypted payload, nil inside where the service says that there is no data; or what went wrong.
  var result: Result<JSONValue?, VClaimError>
  /// The HTTP status, where an answer came.
  var httpStatus: Int?
  /// The code in the answer's envelope, where it was an answer of the service itself.
  var serviceCode: String?
  /// How many seconds this machine's clock was ahead of the answer's `Date`.
  var clockSkew: Int64?
}
