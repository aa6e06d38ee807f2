/// One of the two forms in which the service is met; configured, never guessed (`vclaim.md`, introduction).
public enum Dialect: String, Sendable, Hashable, CaseIterable, Codable {
  /// VClaim 2.0 as hospitals reach it: signed, encrypted answers, keyword search.
  case official

  /// Paged lists, exact look-ups by code, plain answers.
  case paged

  /// The header that carries the user key (`vclaim.md`, section 1).
  package var userKeyHeader: String {
    switch self {
    case .official: "user_key"
    case .paged: "X-user-key"
    }
  }

  /// Whether a request without a user key is refused.
  package var requiresUserKey: Bool { self == .official }

  /// Whether successful answers come encrypted.
  package var encryptsAnswers: Bool { self == .official }

  /// What stands between consumer id and timestamp in the signed text.
  package var signedTextSeparator: String {
    switch self {
    case .official: "&"
    case .paged: ""
    }
  }
}
