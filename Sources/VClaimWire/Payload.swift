/// Gets at the payload of an answer, whatever its shape (`vclaim.md`, section 2).
///
/// Null is nothing, an object or a list is taken as it is, a string is decrypted. A string that cannot be ciphertext, such as
/// the number that a deletion answers with, is a plain string; what looks like ciphertext never comes back as data.
///
/// - Parameters:
///   - envelope: The answer.
///   - cipher: The cipher of the request, nil where answers are plain.
///   - limit: The largest size of the decrypted and unpacked answer, in bytes.
/// - Returns: The payload.
/// - Throws: `undecipherable`, `malformedPacking`, `outputTooLarge`; `cutBody` or `malformedJSON` when what was decrypted is no
///   JSON.
package func payload(of envelope: Envelope, cipher: ResponseCipher?, limit: Int) throws(WireError) -> JSONValue {
  guard case .string(let text) = envelope.response, looksEncrypted(text) else { return envelope.response }
  guard let cipher else {
    throw WireError(
      .undecipherable,
      "the answer is encrypted where a plain one was due: most likely the dialect or the address is wrong")
  }
  return try JSONValue(parsing: cipher.decrypt(base64: text, limit: limit), subject: "the decrypted answer")
}

/// Longer than any plain string the service is known to send; 48 bytes of ciphertext.
private let longestPlainText = 64

/// Whether a string can only be ciphertext: base64 of whole blocks, or so much base64 that a piece of it must have been lost.
private func looksEncrypted(_ text: String) -> Bool {
  if let bytes = Base64.decode(text.utf8) {
    return !bytes.isEmpty && bytes.count.isMultiple(of: ResponseCipher.blockSize) || text.utf8.count > longestPlainText
  }
  return text.utf8.count > longestPlainText && text.utf8.allSatisfy(Base64.isInAlphabet)
}
