import Crypto

/// Signs requests: a pure value, with the time as a parameter (`vclaim.md`, section 1).
package struct RequestSigner: Sendable {
  private let credentials: Credentials
  private let dialect: Dialect

  /// Makes a signer.
  ///
  /// - Parameters:
  ///   - credentials: The hospital's credentials.
  ///   - dialect: The dialect to sign for.
  ///   - requiresUserKey: Whether there must be a user key; nil when the dialect decides that.
  /// - Throws: `missingCredential` when consumer id or secret is empty or a required user key absent,
  ///   `invalidCredential` when one of those that are sent cannot stand in a header.
  package init(
    credentials: Credentials, dialect: Dialect, requiresUserKey: Bool? = nil
  ) throws(WireError) {
    guard !credentials.consumerID.isEmpty else { throw WireError(.missingCredential, "the consumer id is empty") }
    guard !credentials.secret.isEmpty else { throw WireError(.missingCredential, "the consumer secret is empty") }
    if credentials.userKey == nil, requiresUserKey ?? dialect.requiresUserKey {
      throw WireError(.missingCredential, "the \(dialect.rawValue) dialect requires a user key and none is configured")
    }
    for (kind, value) in [("consumer id", credentials.consumerID), ("user key", credentials.userKey ?? "")] {
      guard value.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
        throw WireError(.invalidCredential, "the \(kind) holds a control character or one outside ASCII")
      }
    }
    self.credentials = credentials
    self.dialect = dialect
  }

  /// Signs one request; sign again for every try.
  ///
  /// - Parameter timestamp: The moment of sending, in unix seconds.
  /// - Returns: Headers and cipher that share one timestamp text.
  package func sign(at timestamp: Int64) -> SignedRequest {
    let timestamp = String(timestamp)
    var headers = [
      SignedRequest.Header(name: SignedRequest.HeaderName.consumerID, value: credentials.consumerID),
      SignedRequest.Header(name: SignedRequest.HeaderName.timestamp, value: timestamp),
      SignedRequest.Header(name: SignedRequest.HeaderName.signature, value: signature(for: timestamp)),
    ]
    if let userKey = credentials.userKey {
      headers.append(SignedRequest.Header(name: dialect.userKeyHeader, value: userKey))
    }
    return SignedRequest(
      timestamp: timestamp, headers: headers, cipher: ResponseCipher(credentials: credentials, timestamp: timestamp))
  }

  /// Works out the signature that belongs to a timestamp as it was sent.
  ///
  /// - Parameter timestamp: The timestamp's text, exactly as in the header.
  /// - Returns: The HMAC-SHA256 of the signed text under the secret, in base64.
  package func signature(for timestamp: String) -> String {
    let signedText = credentials.consumerID + dialect.signedTextSeparator + timestamp
    let code = HMAC<SHA256>.authenticationCode(
      for: Array(signedText.utf8), using: SymmetricKey(data: Array(credentials.secret.utf8)))
    return Base64.encode(Array(code))
  }
}
