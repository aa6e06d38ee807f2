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
  guard let text = try decryptedText(of: envelope, cipher: cipher, limit: limit) else { return envelope.response }
  return try JSONValue(parsing: text, subject: decryptedAnswer)
}

/// Gets at the payload of an answer that should be a list of rows.
///
/// - Parameters:
///   - envelope: The answer.
///   - cipher: The cipher of the request, nil where answers are plain.
///   - limit: The largest size of the decrypted and unpacked answer, in bytes.
///   - shape: How the rows name their members.
/// - Returns: The payload.
/// - Throws: The same as `payload(of:cipher:limit:)`.
package func listPayload(
  of envelope: Envelope, cipher: ResponseCipher?, limit: Int, shape: RowShape
) throws(WireError) -> ListPayload {
  guard let text = try decryptedText(of: envelope, cipher: cipher, limit: limit) else {
    return .value(envelope.response)
  }
  if shape == .coded, let answer = scannedRows(in: text) { return .rows(answer) }
  return .value(try JSONValue(parsing: text, subject: decryptedAnswer))
}

/// What an answer's text is called in errors.
private let decryptedAnswer = "the decrypted answer"

/// Decrypts and unpacks the response of an answer.
///
/// - Returns: The JSON text inside; nil when the response is not encrypted.
private func decryptedText(of envelope: Envelope, cipher: ResponseCipher?, limit: Int) throws(WireError) -> [UInt8]? {
  guard case .string(let text) = envelope.response else { return nil }
  let ciphertext = Base64.decode(text)
  guard looksEncrypted(text, ciphertext) else { return nil }
  guard let cipher else {
    throw WireError(
      .undecipherable,
      "the answer is encrypted where a plain one was due: most likely the dialect or the address is wrong")
  }
  return try cipher.decrypt(ciphertext, limit: limit)
}

/// Longer than any plain string the service is known to send; 48 bytes of ciphertext.
private let longestPlainText = 64

/// Whether a string can only be ciphertext: base64 of whole blocks, or so much base64 that a piece of it must have been lost.
private func looksEncrypted(_ text: String, _ ciphertext: [UInt8]?) -> Bool {
  if let ciphertext, !ciphertext.isEmpty, ciphertext.count.isMultiple(of: ResponseCipher.blockSize) { return true }
  return text.utf8.count > longestPlainText && (ciphertext != nil || text.utf8.allSatisfy(Base64.isInAlphabet))
}
