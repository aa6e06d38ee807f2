/// Writes envelopes and lists as JSON (RFC 8259), field by field in the service's order.
///
/// `vclaim.md`, section 3. A writer of our own because a page of thousands of rows must not cost a tree of values.
struct AnswerWriter {
  private(set) var bytes: [UInt8] = []

  /// The whole body of an answer.
  ///
  /// - Parameters:
  ///   - style: How this service writes its envelope.
  ///   - code: The code.
  ///   - message: The text.
  ///   - response: The JSON text of `response`; `nil` for null.
  /// - Returns: JSON in UTF-8.
  static func envelope(style: EnvelopeStyle, code: String, message: String, response: [UInt8]?) -> [UInt8] {
    var writer = AnswerWriter()
    writer.raw("{")
    writer.text(style.key)
    writer.raw(#":{"code":"#)
    if style.hasNumericCode, Int(code) != nil { writer.raw(code) } else { writer.text(code) }
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
  ///   - key: The list's key; `nil` for a bare array.
  /// - Returns: JSON in UTF-8.
  static func list(_ rows: [AnswerRow], key: String?) -> [UInt8] {
    var writer = AnswerWriter()
    if let key {
      writer.raw("{")
      writer.text(key)
      writer.raw(":")
    }
    writer.raw("[")
    for (position, row) in rows.enumerated() {
      if position > 0 { writer.raw(",") }
      writer.row(row)
    }
    writer.raw(key == nil ? "]" : "]}")
    return writer.bytes
  }

  /// One object.
  ///
  /// - Parameter row: Its fields.
  /// - Returns: JSON in UTF-8.
  static func object(_ row: AnswerRow) -> [UInt8] {
    var writer = AnswerWriter()
    writer.row(row)
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

  private mutating func row(_ row: AnswerRow) {
    raw("{")
    for (column, field) in row.fields.enumerated() {
      if column > 0 { raw(",") }
      text(field.name)
      raw(":")
      switch field.value {
      case .text(let text): self.text(text)
      case .number(let number): raw(String(number))
      case .null: raw("null")
      case .object(let object): self.row(object)
      case .list(let number): raw("[\(number)]")
      }
    }
    raw("}")
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
