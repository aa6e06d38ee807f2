/// What came of one try.
struct TryOutcome<Answer: Sendable>: Sendable {
  /// The answer, or what went wrong.
  var result: Result<Answer, VClaimError>
  /// The HTTP status, where an answer came.
  var httpStatus: Int?
  /// The code in the answer's envelope, where it was an answer of the service itself.
  var serviceCode: String?
  /// Whether the answer was one of the service itself: an envelope, be it of a refusal.
  var isEnvelope = false
  /// How many seconds this machine's clock was ahead of the answer's `Date`.
  var clockSkew: Int64?

  /// The same try once its payload has been read.
  ///
  /// - Parameter read: Reads the payload.
  /// - Returns: The outcome with what was read, or with why it cannot be.
  func reading<Value: Sendable>(_ read: (Answer) throws(VClaimError) -> Value) -> TryOutcome<Value> {
    TryOutcome<Value>(
      result: result.flatMap { answer in
        do throws(VClaimError) {
          return .success(try read(answer))
        } catch {
          var error = error
          error.httpStatus = error.httpStatus ?? httpStatus
          return .failure(error)
        }
      },
      httpStatus: httpStatus, serviceCode: serviceCode, isEnvelope: isEnvelope, clockSkew: clockSkew)
  }
}
