/// How the client speaks to one of the services: where, signed how, and how its answers are read.
struct ServiceAccess: Sendable {
  /// The base address, without a slash at its end.
  let baseURL: String
  /// Signs the requests.
  let signer: RequestSigner
  /// Whether successful answers come encrypted.
  let encryptsAnswers: Bool
  /// Whether code 1 means success besides 200.
  let acceptsOne: Bool

  /// VClaim itself, in one of its dialects (`vclaim.md`, section 1).
  static func vclaim(at url: String, _ dialect: Dialect, _ credentials: Credentials) throws(VClaimError) -> Self {
    Self(
      baseURL: try ServiceAddress.normalized(url), signer: try signer(credentials, dialect),
      encryptsAnswers: dialect.encryptsAnswers, acceptsOne: false)
  }

  /// Antrean: signed and encrypted as the official dialect is, whatever the dialect of VClaim.
  static func antrean(at url: String, userKey: String?, _ credentials: Credentials) throws(VClaimError) -> Self {
    let credentials = Credentials(
      consumerID: credentials.consumerID, secret: credentials.secret, userKey: userKey ?? credentials.userKey)
    guard credentials.userKey != nil else {
      throw VClaimError(
        .invalidArgument, "the Antrean service requires a user key and none is configured (BPJS_ANTREAN_USER_KEY)")
    }
    return Self(
      baseURL: try ServiceAddress.normalized(url, of: "the Antrean address"),
      signer: try signer(credentials, .official), encryptsAnswers: Dialect.official.encryptsAnswers, acceptsOne: true)
  }

  /// Aplicares: the official headers, of which it does not require the user key, and plain answers.
  static func aplicares(at url: String, _ credentials: Credentials) throws(VClaimError) -> Self {
    Self(
      baseURL: try ServiceAddress.normalized(url, of: "the Aplicares address"),
      signer: try signer(credentials, .official, requiresUserKey: false), encryptsAnswers: false, acceptsOne: true)
  }

  private static func signer(
    _ credentials: Credentials, _ dialect: Dialect, requiresUserKey: Bool? = nil
  ) throws(VClaimError) -> RequestSigner {
    do throws(WireError) {
      return try RequestSigner(credentials: credentials, dialect: dialect, requiresUserKey: requiresUserKey)
    } catch {
      throw VClaimError(.invalidArgument, error.message, dialect: dialect, underlying: error)
    }
  }
}
