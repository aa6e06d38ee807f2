/// Reads a list of rows in the form that nearly all have, without making a JSON value of it.
///
/// - Parameters:
///   - text: JSON text.
///   - mostRows: How many rows it may have: each has three of the million values that the general decoder lets pass.
/// - Returns: What `referenceAnswer(in:listKey:)` makes of the text's value under any key, and `lookedUpRows(in:listKey:)` of its
///   rows; nil for a text of any other form, sound or not.
package func scannedRows(in text: [UInt8], mostRows: Int = 300_000) -> ReferenceAnswer? {
  do {
    var scanner = try RowScanner(text, mostRows: mostRows)
    return try scanner.scan()
  } catch {
    // What is wrong with the text is told by those who read every form.
    return nil
  }
}

/// A scanner for a bare list, or one under a key that the service uses, of objects with `kode` and `nama`, both strings.
///
/// It gives up at whatever is another member, another kind of value, a row that comes twice with different values.
private struct RowScanner {
  /// The service's names of lists (`vclaim.md`, section 3).
  private static let listKeys = ["diagnosa", "poli", "faskes", "procedure", "list"]
  private static let longestListKey = 16
  /// `kode` and `nama` in ASCII.
  private static let codeKey: UInt32 = 0x6B6F_6465
  private static let nameKey: UInt32 = 0x6E61_6D61

  private let mostRows: Int
  private var parser: JSONParser

  init(_ text: [UInt8], mostRows: Int) throws(WireError) {
    self.mostRows = mostRows
    try JSONParser.requireUTF8(text, subject: "")
    self.parser = JSONParser(bytes: text, subject: "")
  }

  mutating func scan() throws(WireError) -> ReferenceAnswer? {
    parser.skipSpace()
    let isMember = try parser.take(UInt8(ascii: "{"))
    if isMember {
      parser.skipSpace()
      // A long key is not even compared: bringing marks into normal form costs the square of their number.
      guard let key = parser.passPlainString(), key.count <= Self.longestListKey,
        Self.listKeys.contains(parser.text(key)), try passColon()
      else { return nil }
    }
    guard let answer = try scanList() else { return nil }
    if isMember {
      parser.skipSpace()
      guard try parser.take(UInt8(ascii: "}")) else { return nil }
    }
    parser.skipSpace()
    return parser.isAtEnd ? answer : nil
  }

  private mutating func scanList() throws(WireError) -> ReferenceAnswer? {
    guard try parser.take(UInt8(ascii: "[")) else { return nil }
    var rows = UniqueRows()
    parser.skipSpace()
    if try !parser.take(UInt8(ascii: "]")) {
      repeat {
        parser.skipSpace()
        guard rows.received < mostRows, let row = try scanRow() else { return nil }
        try rows.add(row)
        parser.skipSpace()
      } while try parser.take(UInt8(ascii: ","))
      guard try parser.take(UInt8(ascii: "]")) else { return nil }
    }
    return ReferenceAnswer(rows: rows.rows, received: rows.received)
  }

  private mutating func scanRow() throws(WireError) -> ReferenceRow? {
    guard try parser.take(UInt8(ascii: "{")) else { return nil }
    var code: ScannedText?
    var name: ScannedText?
    repeat {
      parser.skipSpace()
      guard let key = parser.passPlainString(), key.count == 4, try passColon() else { return nil }
      let word = word(at: key.lowerBound)
      // One that is no string, or is missing, must not be made good by a second one of the same name.
      guard let text = try scanText() else { return nil }
      switch word {
      case Self.codeKey where code == nil: code = text
      case Self.nameKey where name == nil: name = text
      default: return nil
      }
      parser.skipSpace()
    } while try parser.take(UInt8(ascii: ","))
    guard try parser.take(UInt8(ascii: "}")), let code, let name else { return nil }
    return row(code, name)
  }

  private mutating func passColon() throws(WireError) -> Bool {
    parser.skipSpace()
    guard try parser.take(UInt8(ascii: ":")) else { return false }
    parser.skipSpace()
    return true
  }

  private mutating func scanText() throws(WireError) -> ScannedText? {
    if let range = parser.passPlainString() { return .plain(range) }
    guard try parser.peek() == UInt8(ascii: "\"") else { return nil }
    return .unescaped(try parser.parseString())
  }

  private func row(_ code: ScannedText, _ name: ScannedText) -> ReferenceRow? {
    if case .plain(let code) = code, case .plain(let name) = name, isTight(code) {
      let rest = repeats(code, name) ? name.lowerBound + code.count + 3..<name.upperBound : name
      if isTight(name), isTight(rest) { return ReferenceRow(code: parser.text(code), name: parser.text(rest)) }
    }
    return ReferenceRow(untrimmedCode: text(code), name: text(name))
  }

  private func text(_ text: ScannedText) -> String {
    switch text {
    case .plain(let range): parser.text(range)
    case .unescaped(let text): text
    }
  }

  /// Whether a text begins and ends with visible ASCII: then there is nothing to trim.
  private func isTight(_ range: Range<Int>) -> Bool {
    !range.isEmpty && (0x21...0x7E).contains(parser.bytes[range.lowerBound])
      && (0x21...0x7E).contains(parser.bytes[range.upperBound - 1])
  }

  /// Whether a name begins with the code, a space, a dash and a space.
  private func repeats(_ code: Range<Int>, _ name: Range<Int>) -> Bool {
    let bytes = parser.bytes.span
    let end = name.lowerBound + code.count
    guard name.count > code.count + 3, bytes[end] == 0x20, bytes[end + 1] == UInt8(ascii: "-"), bytes[end + 2] == 0x20
    else { return false }
    return bytes.extracting(name).starts(with: bytes.extracting(code))
  }

  private func word(at place: Int) -> UInt32 {
    let bytes = parser.bytes.span
    return UInt32(bytes[place]) << 24 | UInt32(bytes[place + 1]) << 16 | UInt32(bytes[place + 2]) << 8
      | UInt32(bytes[place + 3])
  }
}

/// A string of the text: where it stands, or what its escapes make of it.
private enum ScannedText {
  case plain(Range<Int>)
  case unescaped(String)
}
