/// Base64 over bytes, tolerant where JSON escaping and line folding leave their marks.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let padding = UInt8(ascii: "=")

  private static let values: [UInt8?] = {
    var values = [UInt8?](repeating: nil, count: 256)
    for (value, character) in alphabet.enumerated() {
      values[Int(character)] = UInt8(value)
    }
    return values
  }()

  /// Whether a character can stand in base64 as `decode` takes it, line breaks apart.
  static func isInAlphabet(_ character: UInt8) -> Bool {
    values[Int(character)] != nil || character == padding || character == UInt8(ascii: "\\")
  }

  /// Encodes bytes with padding and without line breaks.
  ///
  /// - Parameter bytes: The bytes to encode.
  /// - Returns: The text, four characters for every three bytes begun.
  static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var group: UInt32 = 0
      for place in 0..<3 {
        group = group << 8 | (place < count ? UInt32(bytes[start + place]) : 0)
      }
      for place in 0..<4 {
        text.append(place <= count ? alphabet[Int(group >> UInt32(18 - 6 * place) & 0x3F)] : padding)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Decodes text, passing over backslashes (left by twice escaped `\/`) and line breaks.
  ///
  /// A space is no part of it: a sentence must not pass for base64.
  ///
  /// - Parameter text: The text to decode.
  /// - Returns: The bytes, or nil when the text is no padded base64.
  static func decode(_ text: some Sequence<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var group: UInt32 = 0
    var characters = 0
    var paddings = 0
    for character in text {
      switch character {
      case UInt8(ascii: "\\"), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
        continue
      case padding:
        paddings += 1
      default:
        guard paddings == 0, let value = values[Int(character)] else { return nil }
        group = group << 6 | UInt32(value)
        characters += 1
        if characters % 4 == 0 {
          bytes.append(UInt8(truncatingIfNeeded: group >> 16))
          bytes.append(UInt8(truncatingIfNeeded: group >> 8))
          bytes.append(UInt8(truncatingIfNeeded: group))
        }
      }
    }
    switch (characters % 4, paddings) {
    case (0, 0): break
    case (2, 2): bytes.append(UInt8(truncatingIfNeeded: group >> 4))
    case (3, 1):
      bytes.append(UInt8(truncatingIfNeeded: group >> 10))
      bytes.append(UInt8(truncatingIfNeeded: group >> 2))
    default: return nil
    }
    return bytes
  }
}
