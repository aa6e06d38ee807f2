/// What a request to VClaim is signed with, to compare with another program's when the service refuses one of them.
///
/// The client needs none of this: it signs each request itself, at the moment of sending.
extension VClaimConfiguration {
  /// Works out the signature of a request (`vclaim.md`, section 1).
  ///
  /// - Parameter timestamp: The moment of sending, in unix seconds, such as `SystemTime.unixSeconds()`.
  /// - Returns: The value of `X-signature`: an HMAC-SHA256 under the secret, in base64.
  public func signature(at timestamp: Int64) -> String {
    vclaim.signer.signature(for: String(timestamp))
  }

  /// Makes the headers that sign a request.
  ///
  /// Whoever has them can send requests in the hospital's name until the service finds their timestamp too old: they are
  /// not for a log.
  ///
  /// - Parameter timestamp: The moment of sending, in unix seconds.
  /// - Returns: Consumer id, timestamp, signature and, where there is one, the user key, named as the dialect names them.
  public func signedHeaders(at timestamp: Int64) -> HTTPHeaders {
    HTTPHeaders(
      vclaim.signer.sign(at: timestamp).headers.map { HTTPHeaders.Field(name: $0.name, value: $0.value) })
  }
}
