/// Recursion is bounded, so that no input can exhaust the stack.
extension JSONParser {
  private static let maximumDepth = 128
  /// Strings are hashed in a normal form, and making it costs the square of the marks on one character.
  private static let maximumNameLength = 1024

  /// A value takes up to a hundred times the memory of its text.
  ///
  /// The longest list, all facilities, has 100,000 values.
  private static let maximumValues = 1_000_000

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
}
