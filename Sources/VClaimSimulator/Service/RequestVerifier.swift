import VClaimWire

/// Decides whether a request may be answered: headers, user key, consumer, timestamp and signature.
///
/// `vclaim.md`, section 1.
struct RequestVerifier: Sendable {
  private let credentials: Credentials
  private let dialect: Dialect
  private let toleranceSeconds: Int64
  private let signer: RequestSigner

  /// Creates a verifier.
  ///
  /// - Parameter options: Credentials, dialect and tolerance.
  /// - Throws: `bad_option` when the credentials cannot sign in this dialect.
  init(options: SimulatorOptions) throws(SimulatorError) {
    credentials = options.credentials
    dialect = options.dialect
    toleranceSeconds = options.clockToleranceSeconds
    do {
      signer = try RequestSigner(credentials: options.credentials, dialect: options.dialect)
    } catch {
      throw SimulatorError(.badOption, error.message)
    }
  }

  /// Checks one request.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - now: Unix seconds by the simulator's clock.
  /// - Returns: The cipher for the answer, made for the request's own timestamp.
  /// - Throws: The refusal to answer with.
  func verify(_ request: SimulatorRequest, now: Int64) throws(VerificationFailure) -> ResponseCipher {
    guard let consumerID = request.header("X-cons-id"), let timestamp = request.header("X-timestamp"),
      let signature = request.header("X-signature")
    else { throw VerificationFailure(.missingParameters) }
    try checkUserKey(of: request)
    guard constantTimeEqual(consumerID, credentials.consumerID) else { throw VerificationFailure(.notRegistered) }
    // Signed text and key hold the timestamp as it was written: another spelling of the same number is no match.
    guard let seconds = Int64(timestamp), String(seconds) == timestamp,
      seconds >= now - toleranceSeconds, seconds <= now + toleranceSeconds
    else { throw VerificationFailure(.badSignature) }
    guard constantTimeEqual(signature, signer.signature(for: timestamp)) else {
      throw VerificationFailure(.badSignature)
    }
    return ResponseCipher(credentials: credentials, timestamp: timestamp)
  }

  private func checkUserKey(of request: SimulatorRequest) throws(VerificationFailure) {
    guard let userKey = request.header(dialect.userKeyHeader) else {
      if dialect.requiresUserKey { throw VerificationFailure(.missingParameters) }
      return
    }
    guard constantTimeEqual(userKey, credentials.userKey ?? "") else {
      throw VerificationFailure(.authenticationFailed)
    }
  }
}

/// Carries the refusal out of a check.
struct VerificationFailure: Error, Sendable, Hashable {
  let refusal: Refusal

  /// Wraps a refusal.
  ///
  /// - Parameter refusal: What to answer.
  init(_ refusal: Refusal) {
    self.refusal = refusal
  }
}

/// Compares two texts in a time that tells nothing of where they differ.
///
/// - Parameters:
///   - left: A text.
///   - right: Another.
/// - Returns: Whether their bytes are the same.
func constantTimeEqual(_ left: String, _ right: String) -> Bool {
  let left = Array(left.utf8)
  let right = Array(right.utf8)
  guard left.count == right.count else { return false }
  var difference: UInt8 = 0
  for (one, other) in zip(left, right) {
    difference |= one ^ other
  }
  return difference == 0
}
