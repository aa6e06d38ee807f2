/// Base64 over bytes, tolerant where JSON escaping and line folding leave their marks.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let padding = UInt8(ascii: "=")

  /// Stands for a character that has no value.
  private static let foreign: UInt8 = 0xFF

  /// The values of all bytes.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: foreign, count: 256)
    for (value, character) in alphabet.enumerated() {
      values[Int(character)] = UInt8(value)
    }
    return values
  }()

  /// Whether a character can stand in base64 as `decode` takes it, line breaks apart.
  static func isInAlphabet(_ character: UInt8) -> Bool {
    values[Int(character)] != foreign || character == padding || character == UInt8(ascii: "\\")
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
  static func decode(_ text: String) -> [UInt8]? {
    let text = text.utf8.span
    var bytes = [UInt8](repeating: 0, count: text.count / 4 * 3 + 3)
    var output = bytes.mutableSpan
    guard let count = decode(text, into: &output) else { return nil }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// Decodes text into room for three bytes more than its whole groups have.
  private static func decode(_ text: Span<UInt8>, into bytes: inout MutableSpan<UInt8>) -> Int? {
    let table = values
    let values = table.span
    var count = 0
    var group: UInt32 = 0
    var characters = 0
    var paddings = 0
    var position = 0
    while position < text.count {
      // Nearly every text is whole groups, without anything between them.
      while characters & 3 == 0, paddings == 0, position <= text.count &- 4 {
        let first = values[Int(text[position])]
        let second = values[Int(text[position &+ 1])]
        let third = values[Int(text[position &+ 2])]
        let fourth = values[Int(text[position &+ 3])]
        guard first | second | third | fourth < 64 else { break }
        bytes[count] = first << 2 | second >> 4
        bytes[count &+ 1] = second << 4 | third >> 2
        bytes[count &+ 2] = third << 6 | fourth
        count &+= 3
        position &+= 4
      }
      guard position < text.count else { break }
      let character = text[position]
      position += 1
      switch character {
      case UInt8(ascii: "\\"), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
        continue
      case padding:
        paddings += 1
      default:
        let value = values[Int(character)]
        guard paddings == 0, value != foreign else { return nil }
        group = group << 6 | UInt32(value)
        characters += 1
        // Every character but a group's first ends one of its bytes.
        if characters & 3 != 1 {
          bytes[count] = UInt8(truncatingIfNeeded: group >> UInt32(6 - 2 * ((characters - 1) & 3)))
          count += 1
        }
      }
    }
    // Of an unfinished group, the bits after its last whole byte are passed over.
    switch (characters & 3, paddings) {
    case (0, 0), (2, 2), (3, 1): return count
    default: return nil
    }
  }
}
