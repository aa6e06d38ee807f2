/// How to find out whether a change took place whose answer was lost.
enum OutcomeAdvice: String {
  /// The letter has a number.
  case readTheLetter = "read the letter by its number to find out"
  /// The letter's number, if it has one, is not known.
  case lookForTheMember = """
    look for the member's letters of that day in the VClaim application before sending it again, since that may create a \
    second letter
    """
}

extension VClaimClient {
  /// Sends a change, once, and reads its answer.
  ///
  /// - Parameters:
  ///   - deed: What is done, for the message of a lost answer: "deleting the letter".
  ///   - call: The change.
  ///   - advice: How to find out what became of it.
  ///   - read: Reads the answer; nil when it cannot be one.
  /// - Returns: What was read.
  /// - Throws: ``VClaimError``, with `outcomeUnknown` when the change may have taken place without a readable answer.
  func change<Answer: Sendable>(
    _ deed: String, _ call: ServiceCall, advice: OutcomeAdvice, _ read: @Sendable (JSONValue) -> Answer?
  ) async throws(VClaimError) -> Answer {
    let (endpoint, dialect) = (call.template, configuration.dialect)
    return try await answer(
      to: call, judge: { $0.leavesOutcomeOpen ? $0.outcomeUnknown(deed, advice) : $0 },
      reading: { payload throws(VClaimError) in
        if let answer = read(payload ?? .null) { return answer }
        throw VClaimError(
          .malformedAnswer, "the service reports success without a letter or its number", endpoint: endpoint,
          dialect: dialect)
      })
  }
}

extension VClaimError {
  /// Whether a change that failed so may have taken place nevertheless.
  fileprivate var leavesOutcomeOpen: Bool {
    // Who fails in the middle of something says nothing of how far it came, whatever else the text says.
    if let httpStatus, httpStatus >= 500 { return true }
    if let serviceCode, serviceCode.count == 3, serviceCode.hasPrefix("5") { return true }
    switch code {
    case .refused, .credentialsRefused, .rateLimited, .unsupported, .invalidArgument:
      return false
    case .redirected:
      // RFC 9110, section 15.4: 307 and 308 ask to send the same once more; the others may follow a change that was made.
      return httpStatus.map { $0 != 307 && $0 != 308 } ?? mayHaveArrived
    default:
      return mayHaveArrived
    }
  }

  private var mayHaveArrived: Bool { (underlying as? TransportError)?.mayHaveArrived ?? true }

  /// The same failure as one that leaves open what became of a change.
  fileprivate func outcomeUnknown(_ deed: String, _ advice: OutcomeAdvice) -> VClaimError {
    var error = self
    error.code = .outcomeUnknown
    error.message = "the outcome of \(deed) is unknown (\(message)): \(advice.rawValue)"
    error.underlying = self
    return error
  }
}
