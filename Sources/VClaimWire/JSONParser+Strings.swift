extension JSONParser {
  /// Reads a string, whose opening quote is the next byte.
  ///
  /// - Returns: The text without its escapes.
  /// - Throws: `cutBody`, `malformedJSON`.
  mutating func parseString() throws(WireError) -> String {
    position += 1
    let start = position
    position = endOfPlainText(from: start)
    if try take(UInt8(ascii: "\"")) { return text(start..<position - 1) }

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

  /// Passes over a string without escapes, whose opening quote is the next byte.
  ///
  /// - Returns: Where its text stands; nil, and nothing is passed over, when the string is not of that kind.
  @inline(__always)
  mutating func passPlainString() -> Range<Int>? {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { return nil }
    let start = position + 1
    let end = endOfPlainText(from: start)
    guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else { return nil }
    position = end + 1
    return start..<end
  }

  /// The text that stands there.
  func text(_ range: Range<Int>) -> String {
    do {
      return String(copying: try UTF8Span(validating: bytes.span.extracting(range)))
    } catch {
      return String(decoding: bytes[range], as: UTF8.self)
    }
  }

  /// The place of the first byte that means more than itself in a string, or the end.
  private func endOfPlainText(from start: Int) -> Int {
    let text = bytes.span
    var place = start
    while place <= text.count &- 8 {
      let marks = Self.marks(in: text.word(at: place))
      if marks != 0 { return place &+ marks.trailingZeroBitCount / 8 }
      place &+= 8
    }
    while place < text.count, text[place] >= 0x20, text[place] != UInt8(ascii: "\""), text[place] != UInt8(ascii: "\\")
    {
      place &+= 1
    }
    return place
  }

  /// Finds quotes, backslashes and control characters among eight bytes.
  ///
  /// - Returns: The lowest bit set is the upper one of the first such byte; none is set when there is no such byte.
  @inline(__always)
  private static func marks(in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
    let backslashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
    // Taking away more than a byte holds borrows from its upper bit: first from that of a byte that is too small.
    let small = (word &- ones &* 0x20) & ~word | (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes
    return small & (ones &* 0x80)
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
}
