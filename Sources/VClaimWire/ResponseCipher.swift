import Crypto
import CryptoExtras
import FoundationEssentials

/// Decrypts and encrypts the `response` of one request (`vclaim.md`, section 2).
package struct ResponseCipher: Sendable {
  /// The size of a block of AES, in bytes.
  static let blockSize = 16

  private let sealedKey: Sensitive<[UInt8]>

  /// Derives the key of one request.
  ///
  /// - Parameters:
  ///   - credentials: The credentials that the request was signed with.
  ///   - timestamp: The timestamp's text, exactly as in the request's header.
  package init(credentials: Credentials, timestamp: String) {
    let text = credentials.consumerID + credentials.secret + timestamp
    self.sealedKey = Sensitive(Array(SHA256.hash(data: Array(text.utf8))))
  }

  /// The key: 32 bytes.
  var key: [UInt8] { sealedKey.exposed }

  /// The initialisation vector: the first 16 bytes of the key.
  var initialisationVector: [UInt8] { Array(key.prefix(Self.blockSize)) }

  /// Decrypts and unpacks an answer.
  ///
  /// - Parameters:
  ///   - text: The base64 text of the ciphertext.
  ///   - limit: The largest size of the unpacked text, in bytes of UTF-8.
  /// - Returns: The answer's JSON text as UTF-8.
  /// - Throws: `undecipherable` when base64, block size or padding is wrong or the decrypted text is not packed text at all,
  ///   `malformedPacking` when it breaks off, `outputTooLarge` when it exceeds the limit.
  package func decrypt(base64 text: String, limit: Int) throws(WireError) -> [UInt8] {
    try decrypt(Base64.decode(text), limit: limit)
  }

  /// Decrypts and unpacks an answer whose base64 has been read.
  ///
  /// - Parameters:
  ///   - ciphertext: The ciphertext; nil for a text that was no base64.
  ///   - limit: The largest size of the unpacked text, in bytes of UTF-8.
  /// - Returns: The answer's JSON text as UTF-8.
  /// - Throws: The same as `decrypt(base64:limit:)`.
  func decrypt(_ ciphertext: [UInt8]?, limit: Int) throws(WireError) -> [UInt8] {
    guard let ciphertext else {
      throw WireError(.undecipherable, "the encrypted answer is not base64: it was changed or cut on its way")
    }
    guard !ciphertext.isEmpty, ciphertext.count.isMultiple(of: Self.blockSize) else {
      throw WireError(
        .undecipherable,
        "the encrypted answer has \(ciphertext.count) bytes, not whole blocks of \(Self.blockSize): it was cut on its way"
      )
    }
    let packed: [UInt8]
    do {
      packed = Array(
        try AES._CBC.decrypt(
          ciphertext, using: SymmetricKey(data: key), iv: AES._CBC.IV(ivBytes: initialisationVector)))
    } catch {
      throw Self.wrongKey("its padding is wrong")
    }
    guard LZString.isInAlphabet(packed) else {
      throw Self.wrongKey("what it decrypts to is not packed text")
    }
    return try LZString.decompressFromEncodedURIComponent(packed, limit: limit)
  }

  /// Packs and encrypts an answer, as the service does.
  ///
  /// - Parameter json: The answer's JSON text as UTF-8.
  /// - Returns: The base64 text of the ciphertext.
  /// - Throws: `undecipherable` when the cipher refuses, which no input is known to cause.
  package func encrypt(json: [UInt8]) throws(WireError) -> String {
    try encrypt(packed: Array(LZString.compressToEncodedURIComponent(json).utf8))
  }

  /// Encrypts packed text, or whatever stands in its place.
  ///
  /// - Parameter packed: The bytes to encrypt.
  /// - Returns: The base64 text of the ciphertext.
  /// - Throws: `undecipherable` when the cipher refuses, which no input is known to cause.
  package func encrypt(packed: [UInt8]) throws(WireError) -> String {
    do {
      let ciphertext = try AES._CBC.encrypt(
        packed, using: SymmetricKey(data: key), iv: AES._CBC.IV(ivBytes: initialisationVector))
      return Base64.encode(Array(ciphertext))
    } catch {
      throw WireError(.undecipherable, "the answer cannot be encrypted")
    }
  }

  /// A wrong key decrypts to noise, and noise has bad padding in nearly all cases: so either sign means the same.
  private static func wrongKey(_ sign: String) -> WireError {
    WireError(
      .undecipherable,
      "the encrypted answer cannot be decrypted (\(sign)): most likely the consumer secret is wrong, or the answer belongs "
        + "to another timestamp than the request's")
  }
}
