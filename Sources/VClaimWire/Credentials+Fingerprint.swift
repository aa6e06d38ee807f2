internal import Crypto

extension Credentials {
  /// Eight hex digits that tell these credentials from others, and are too few to find them out by.
  ///
  /// - Parameter rest: What else a refusal may depend on, such as the address of the service; in a fixed order.
  /// - Returns: The digits.
  package func fingerprint(with rest: [String?]) -> String {
    let parts = ([consumerID, secret, userKey] + rest).map { $0 ?? "" }.joined(separator: "\n")
    return SHA256.hash(data: Array(parts.utf8)).prefix(4).map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }
}
