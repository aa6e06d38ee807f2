/// What one request carries and what its answer is read with; good for that one request only.
package struct SignedRequest: Sendable {
  /// The one timestamp that header, signature and key share: decimal unix seconds.
  package let timestamp: String

  /// Decrypts the answer to this request.
  package let cipher: ResponseCipher

  private let sealedHeaders: Sensitive<[Header]>

  /// One header to send.
  package struct Header: Sendable, Hashable {
    /// The header's name, in the service's own spelling.
    package let name: String

    /// The header's value.
    package let value: String
  }

  /// Makes a signed request from its parts.
  ///
  /// - Parameters:
  ///   - timestamp: The timestamp that was signed.
  ///   - headers: The headers to send.
  ///   - cipher: The cipher of the same timestamp.
  init(timestamp: String, headers: [Header], cipher: ResponseCipher) {
    self.timestamp = timestamp
    self.sealedHeaders = Sensitive(headers)
    self.cipher = cipher
  }

  /// The headers to send; signature and user key are among them, so these are for the transport only.
  package var headers: [(name: String, value: String)] {
    sealedHeaders.exposed.map { (name: $0.name, value: $0.value) }
  }
}

extension SignedRequest {
  /// The names of the headers that both dialects share.
  package enum HeaderName {
    /// The consumer id.
    package static let consumerID = "X-cons-id"

    /// The timestamp.
    package static let timestamp = "X-timestamp"

    /// The signature.
    package static let signature = "X-signature"
  }
}
