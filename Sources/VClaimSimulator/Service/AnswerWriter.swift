/// Writes envelopes and lists as JSON (RFC 8259), field by field in the service's order.
///
/// `vclaim.md`, section 3. A writer of our own because a page of thousands of rows must not cost a tree of values.
struct AnswerWriter {
  private(set) var bytes: [UInt8] = []

  /// The whole body of an answer.
  ///
  /// - Parameters:
  ///   - code: `metaData.code`.
  ///   - message: `metaData.message`.
  ///   - response: The JSON text of `response`; `nil` for null.
  ///   - spelling: How a scenario wants it spelled.
  /// - Returns: JSON in UTF-8.
  static func envelope(
    code: String, message: String, response: [UInt8]?, spelling: EnvelopeSpelling = EnvelopeSpelling()
  ) -> [UInt8] {
    var writer = AnswerWriter()
    writer.raw("{")
    writer.text(spelling.key ?? "metaData")
    writer.raw(#":{"code":"#)
    if spelling.codeIsNumber ?? false, Int(code) != nil {
      writer.raw(code)
    } else {
      writer.text(code)
    }
    writer.raw(#","message":"#)
    writer.text(message)
    writer.raw(#"},"response":"#)
    writer.bytes.append(contentsOf: response ?? Array("null".utf8))
    writer.raw("}")
    return writer.bytes
  }

  /// A list as the service puts it into `response`.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - key: The list's key.
  /// - Returns: JSON in UTF-8.
  static func list(_ rows: [AnswerRow], key: String) -> [UInt8] {
    var writer = AnswerWriter()
    writer.raw("{")
    writer.text(key)
    writer.raw(":[")
    for (position, row) in rows.enumerated() {
      writer.raw(position == 0 ? "{" : ",{")
      for (column, field) in row.fields.enumerated() {
        if column > 0 { writer.raw(",") }
        writer.text(field.name)
        writer.raw(":")
        switch field.value {
        case .text(let text): writer.text(text)
        case .number(let number): writer.raw(String(number))
        case .json(let json): writer.raw(json)
        }
      }
      writer.raw("}")
    }
    writer.raw("]}")
    return writer.bytes
  }

  /// A text in quotes.
  ///
  /// - Parameter text: Any text.
  /// - Returns: JSON in UTF-8.
  static func string(_ text: String) -> [UInt8] {
    var writer = AnswerWriter()
    writer.text(text)
    return writer.bytes
  }

  private mutating func raw(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func text(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
      bytes.append(contentsOf: text.utf8)
    } else {
      for byte in text.utf8 { escaped(byte) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    case 0..<0x20:
      raw(byte < 0x10 ? "\\u000" : "\\u00")
      raw(String(byte, radix: 16))
    default:
      bytes.append(byte)
    }
  }
}
