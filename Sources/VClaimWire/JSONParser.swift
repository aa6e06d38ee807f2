extension JSONValue {
  /// Parses JSON text (RFC 8259); a byte order mark before it is passed over.
  ///
  /// - Parameters:
  ///   - bytes: The text as UTF-8.
  ///   - subject: What the text is, for error messages: "the body".
  /// - Throws: `notUTF8`; `cutBody` when the text ends before its JSON does; `malformedJSON` for anything else that is no JSON,
  ///   nesting beyond 128 levels and a member's name beyond 1,024 bytes included; `outputTooLarge` for more than a million
  ///   values.
  package init(parsing bytes: [UInt8], subject: String = "the body") throws(WireError) {
    try JSONParser.requireUTF8(bytes, subject: subject)
    var parser = JSONParser(bytes: bytes, subject: subject)
    self = try parser.parseDocument()
  }
}

/// A scanner over the bytes of one text.
struct JSONParser {
  let bytes: [UInt8]
  let subject: String
  /// The place of the next byte.
  var position = 0
  /// How many values have been begun.
  var values = 0

  /// Begins to read a text that is UTF-8.
  ///
  /// - Parameters:
  ///   - bytes: The text; a byte order mark before it is passed over.
  ///   - subject: What the text is, for error messages.
  init(bytes: [UInt8], subject: String) {
    self.bytes = bytes
    self.subject = subject
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { self.position = 3 }
  }

  /// Whether everything has been read.
  var isAtEnd: Bool { position == bytes.count }

  /// Tells text that is cut inside a character from text that is not UTF-8.
  static func requireUTF8(_ bytes: [UInt8], subject: String) throws(WireError) {
    let text = bytes.span
    guard !isUTF8(text) else { return }
    for tail in 1...3 where tail <= bytes.count {
      let lead = bytes[bytes.count - tail]
      if UTF8.isContinuation(lead) { continue }
      let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
      if (0xC2...0xF4).contains(lead), length > tail, isUTF8(text.extracting(droppingLast: tail)) {
        throw WireError(.cutBody, "\(subject) ends in the middle of a character, after \(bytes.count) bytes")
      }
      break
    }
    throw WireError(.notUTF8, "\(subject) is not UTF-8 text")
  }

  private static func isUTF8(_ text: Span<UInt8>) -> Bool {
    do {
      _ = try UTF8Span(validating: text)
      return true
    } catch {
      return false
    }
  }

  @inline(__always)
  mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  @inline(__always)
  mutating func take(_ byte: UInt8) throws(WireError) -> Bool {
    guard try peek() == byte else { return false }
    position += 1
    return true
  }

  @inline(__always)
  func peek() throws(WireError) -> UInt8 {
    guard position < bytes.count else { throw cut() }
    return bytes[position]
  }

  func cut() -> WireError {
    WireError(.cutBody, "\(subject) ends before its JSON does, after \(bytes.count) bytes")
  }

  func malformed() -> WireError {
    WireError(.malformedJSON, "\(subject) is no JSON from byte \(position) of \(bytes.count) on")
  }
}
