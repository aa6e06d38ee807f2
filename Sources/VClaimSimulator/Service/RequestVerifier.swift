import VClaimWire

/// Decides whether a request may be answered: headers, user key, consumer, timestamp and signature.
///
/// `vclaim.md`, section 1.
struct RequestVerifier: Sendable {
  /// What a service asks of the user key; each case but the last with the key that is right.
  enum UserKeyRule: Sendable {
    case required(String)
    case checkedWhenSent(String)
    case ignored
  }

  private let credentials: Credentials
  private let userKeyHeader: String
  private let userKey: UserKeyRule
  private let toleranceSeconds: Int64
  private let signer: RequestSigner

  /// Creates a verifier.
  ///
  /// - Parameters:
  ///   - options: Credentials and tolerance.
  ///   - dialect: How requests to this service are signed.
  ///   - userKey: What it asks of the user key.
  /// - Throws: `bad_option` when the credentials cannot sign in this dialect.
  init(options: SimulatorOptions, dialect: Dialect, userKey: UserKeyRule) throws(SimulatorError) {
    credentials = options.credentials
    userKeyHeader = dialect.userKeyHeader
    self.userKey = userKey
    toleranceSeconds = options.clockToleranceSeconds
    do {
      signer = try RequestSigner(credentials: Self.signing(options.credentials, userKey), dialect: dialect)
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
    let sent = request.header(userKeyHeader)
    switch userKey {
    case .required(let expected):
      guard let sent else { throw VerificationFailure(.missingParameters) }
      guard constantTimeEqual(sent, expected) else { throw VerificationFailure(.authenticationFailed) }
    case .checkedWhenSent(let expected):
      guard constantTimeEqual(sent ?? expected, expected) else { throw VerificationFailure(.authenticationFailed) }
    case .ignored:
      break
    }
  }

  /// What a signer accepts: a service with a rule of its own must not fail for want of VClaim's user key.
  private static func signing(_ credentials: Credentials, _ rule: UserKeyRule) -> Credentials {
    let userKey: String? =
      switch rule {
      case .required(let key), .checkedWhenSent(let key): key
      case .ignored: "-"
      }
    return Credentials(consumerID: credentials.consumerID, secret: credentials.secret, userKey: userKey)
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
