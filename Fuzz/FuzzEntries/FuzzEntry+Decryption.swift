import VClaimWire

extension FuzzEntry {
  /// What the bytes behind the first one are; a digit as first byte reads best in a corpus.
  private enum Form: UInt8 {
    /// `0`: the response itself, as it stands in the envelope.
    case response
    /// `1`: what is encrypted: packed text, or what should be.
    case packed
    /// `2`: JSON text, to be packed and encrypted.
    case json
    /// `3`: a place in the ciphertext, bits to turn over there, and JSON text.
    case damaged
  }

  /// Whoever sends an answer that decrypts has the secret: so the fuzzer has it too, and gets behind the cipher.
  private static let cipher = ResponseCipher(
    credentials: Credentials(consumerID: "10001", secret: "rahasiaContoh1", userKey: nil), timestamp: "1700000000")

  private static let codes: Set<WireError.Code> = [
    .undecipherable, .malformedPacking, .outputTooLarge, .cutBody, .malformedJSON,
  ]

  /// Decrypts a response; ciphertext never comes back as data, and an answer that was encrypted comes back as it was.
  func checkDecryption(_ input: [UInt8]) throws(BrokenInvariant) {
    guard let first = input.first, let form = Form(rawValue: first & 3) else { return }
    let rest = Array(input.dropFirst())
    switch form {
    case .response: _ = try read(String(decoding: rest, as: UTF8.self))
    case .packed: try checkPacked(rest)
    case .json: try checkAnswer(Array(String(decoding: rest, as: UTF8.self).utf8))
    case .damaged: try checkDamage(rest)
    }
  }

  private func read(_ response: String) throws(BrokenInvariant) -> JSONValue? {
    let envelope = Envelope(code: "200", message: "OK", response: .string(response))
    return try outcome(promising: Self.codes) { () throws(WireError) in
      try payload(of: envelope, cipher: Self.cipher, limit: Self.limit)
    }
  }

  private func checkPacked(_ packed: [UInt8]) throws(BrokenInvariant) {
    let response = try success("encrypting") { () throws(WireError) in try Self.cipher.encrypt(packed: packed) }
    let value = try read(response)
    try promise("ciphertext is no data", value != .string(response))
    let text = try outcome(promising: [.undecipherable, .malformedPacking, .outputTooLarge]) { () throws(WireError) in
      try Self.cipher.decrypt(base64: response, limit: Self.limit)
    }
    let unpacked = try? LZString.decompressFromEncodedURIComponent(packed, limit: Self.limit)
    // Unpacking alone looks no further than the end mark; decryption judges every character, to know a wrong key.
    try promise("the cipher changes nothing", text == nil || text == unpacked)
  }

  private func checkAnswer(_ json: [UInt8]) throws(BrokenInvariant) {
    let response = try success("encrypting") { () throws(WireError) in try Self.cipher.encrypt(json: json) }
    let text = try success("decrypting what was encrypted") { () throws(WireError) in
      try Self.cipher.decrypt(base64: response, limit: json.count)
    }
    try promise("an answer comes back as it was", text == json)
    let plain = try? JSONValue(parsing: json)
    try promise("a payload is the value that was encrypted", try read(response) == plain)
  }

  private func checkDamage(_ input: [UInt8]) throws(BrokenInvariant) {
    guard input.count > 2 else { return }
    let json = Array(input.dropFirst(2))
    let response = try success("encrypting") { () throws(WireError) in try Self.cipher.encrypt(json: json) }
    var characters = Array(response.utf8)
    characters[characters.count - 1 - Int(input[0]) % characters.count] ^= input[1]
    let damaged = String(decoding: characters, as: UTF8.self)
    let value = try read(damaged)
    // What holds a character foreign to base64, or is short and not whole, may be a plain string.
    guard characters.allSatisfy(Self.isBase64), characters.count > 64 else { return }
    try promise("damaged ciphertext is no data", value != .string(damaged))
  }

  private static func isBase64(_ character: UInt8) -> Bool {
    let character = UnicodeScalar(character)
    return character.isASCII
      && (character.properties.isAlphabetic || "0123456789+/=".unicodeScalars.contains(character))
  }
}
