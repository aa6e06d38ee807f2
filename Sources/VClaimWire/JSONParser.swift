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
///
/// Recursion is bounded, so that no input can exhaust the stack.
private struct JSONParser {
  private static let maximumDepth = 128
  /// Strings are hashed in a normal form, and making it costs the square of the marks on one character.
  private static let maximumNameLength = 1024

  /// A value takes up to a hundred times the memory of its text. The longest list, all facilities, has 100,000 values.
  private static let maximumValues = 1_000_000

  private let bytes: [UInt8]
  private let subject: String
  private var position = 0
  private var values = 0

  init(bytes: [UInt8], subject: String) {
    self.bytes = bytes
    self.subject = subject
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { self.position = 3 }
  }

  /// Tells text that is cut inside a character from text that is not UTF-8.
  static func requireUTF8(_ bytes: [UInt8], subject: String) throws(WireError) {
    guard String(validating: bytes, as: UTF8.self) == nil else { return }
    for tail in 1...3 where tail <= bytes.count {
      let lead = bytes[bytes.count - tail]
      if UTF8.isContinuation(lead) { continue }
      let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
      if (0xC2...0xF4).contains(lead), length > tail, String(validating: bytes.dropLast(tail), as: UTF8.self) != nil {
        throw WireError(.cutBody, "\(subject) ends in the middle of a character, after \(bytes.count) bytes")
      }
      break
    }
    throw WireError(.notUTF8, "\(subject) is not UTF-8 text")
  }

  mutating func parseDocument() throws(WireError) -> JSONValue {
    let value = try parseValue(depth: 0)
    skipSpace()
    guard position == bytes.count else { throw malformed() }
    return value
  }

  private mutating func parseValue(depth: Int) throws(WireError) -> JSONValue {
    guard depth <= Self.maximumDepth else {
      throw WireError(.malformedJSON, "\(subject) nests deeper than \(Self.maximumDepth) levels")
    }
    values += 1
    guard values <= Self.maximumValues else {
      throw WireError(.outputTooLarge, "\(subject) has more than \(Self.maximumValues) values")
    }
    skipSpace()
    switch try peek() {
    case UInt8(ascii: "{"): return try parseObject(depth: depth)
    case UInt8(ascii: "["): return try parseArray(depth: depth)
    case UInt8(ascii: "\""): return .string(try parseString())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try parseNumber())
    case UInt8(ascii: "t"):
      try expect("true")
      return .bool(true)
    case UInt8(ascii: "f"):
      try expect("false")
      return .bool(false)
    case UInt8(ascii: "n"):
      try expect("null")
      return .null
    default: throw malformed()
    }
  }

  private mutating func parseObject(depth: Int) throws(WireError) -> JSONValue {
    position += 1
    var members: [String: JSONValue] = [:]
    skipSpace()
    if try take(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      skipSpace()
      guard try peek() == UInt8(ascii: "\"") else { throw malformed() }
      let key = try parseString()
      guard key.utf8.count <= Self.maximumNameLength else {
        throw WireError(.malformedJSON, "\(subject) has a name of more than \(Self.maximumNameLength) bytes")
      }
      skipSpace()
      guard try take(UInt8(ascii: ":")) else { throw malformed() }
      members[key] = try parseValue(depth: depth + 1)
      skipSpace()
    } while try take(UInt8(ascii: ","))
    guard try take(UInt8(ascii: "}")) else { throw malformed() }
    return .object(members)
  }

  private mutating func parseArray(depth: Int) throws(WireError) -> JSONValue {
    position += 1
    var elements: [JSONValue] = []
    skipSpace()
    if try take(UInt8(ascii: "]")) { return .array(elements) }
    repeat {
      elements.append(try parseValue(depth: depth + 1))
      skipSpace()
    } while try take(UInt8(ascii: ","))
    guard try take(UInt8(ascii: "]")) else { throw malformed() }
    return .array(elements)
  }

  private mutating func parseString() throws(WireError) -> String {
    position += 1
    let start = position
    while try peek() != UInt8(ascii: "\""), bytes[position] != UInt8(ascii: "\\") {
      guard bytes[position] >= 0x20 else { throw malformed() }
      position += 1
    }
    if try take(UInt8(ascii: "\"")) { return String(decoding: bytes[start..<position - 1], as: UTF8.self) }

    var text = Array(bytes[start..<position])
    while true {
      let byte = try peek()
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text.append(contentsOf: try parseEscape())
      case 0..<0x20:
        position -= 1
        throw malformed()
      default: text.append(byte)
      }
    }
  }

  private mutating func parseEscape() throws(WireError) -> [UInt8] {
    let byte = try peek()
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return try parseUnicodeEscape()
    default:
      position -= 1
      throw malformed()
    }
  }

  /// Joins a pair of escaped surrogates; one without its partner becomes U+FFFD.
  private mutating func parseUnicodeEscape() throws(WireError) -> [UInt8] {
    var units = [try parseHexadecimal()]
    if UTF16.isLeadSurrogate(units[0]), position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u")
    {
      let mark = position
      position += 2
      let partner = try parseHexadecimal()
      if UTF16.isTrailSurrogate(partner) { units.append(partner) } else { position = mark }
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private mutating func parseHexadecimal() throws(WireError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = Character(UnicodeScalar(try peek())).hexDigitValue else { throw malformed() }
      unit = unit << 4 | UInt16(digit)
      position += 1
    }
    return unit
  }

  private mutating func parseNumber() throws(WireError) -> String {
    let start = position
    if try peek() == UInt8(ascii: "-") { position += 1 }
    if try peek() == UInt8(ascii: "0") { position += 1 } else { try skipDigits() }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      try skipDigits()
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      let sign = try peek()
      if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { position += 1 }
      try skipDigits()
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Passes over digits, of which there must be one at least.
  private mutating func skipDigits() throws(WireError) {
    guard isDigit(try peek()) else { throw malformed() }
    while position < bytes.count, isDigit(bytes[position]) { position += 1 }
  }

  private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private mutating func expect(_ word: StaticString) throws(WireError) {
    for byte in word.description.utf8 {
      guard try take(byte) else { throw malformed() }
    }
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  private mutating func take(_ byte: UInt8) throws(WireError) -> Bool {
    guard try peek() == byte else { return false }
    position += 1
    return true
  }

  private func peek() throws(WireError) -> UInt8 {
    guard position < bytes.count else {
      throw WireError(.cutBody, "\(subject) ends before its JSON does, after \(bytes.count) bytes")
    }
    return bytes[position]
  }

  private func malformed() -> WireError {
    WireError(.malformedJSON, "\(subject) is no JSON from byte \(position) of \(bytes.count) on")
  }
}
