/// The body of a request: JSON whose leaves are texts, with its members in the order given.
enum JSONBody: Sendable, ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral {
  /// A leaf.
  case text(String)
  /// An object; no name twice.
  case object([(name: String, value: JSONBody)])

  /// A leaf.
  ///
  /// - Parameter text: The text.
  init(stringLiteral text: String) { self = .text(text) }

  /// An object in the order of the literal.
  ///
  /// - Parameter members: Names and values.
  init(dictionaryLiteral members: (String, JSONBody)...) {
    self = .object(members.map { (name: $0.0, value: $0.1) })
  }

  /// The text as UTF-8, without white space between its tokens.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes
  }

  /// All leaves, in order.
  var texts: [String] {
    switch self {
    case .text(let text): [text]
    case .object(let members): members.flatMap(\.value.texts)
    }
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .text(let text):
      Self.write(text, to: &bytes)
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.write(member.name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// Escapes what RFC 8259, section 7, says must be.
  private static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes += [UInt8(ascii: "\\"), byte]
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        bytes += Array(#"\u00"#.utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 0x0F)]]
      default:
        bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
