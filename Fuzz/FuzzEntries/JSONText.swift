import VClaimWire

/// Writes a value as JSON text, numbers exactly as they were read.
///
/// - Parameter value: The value.
/// - Returns: The text as UTF-8.
func jsonText(_ value: JSONValue) -> [UInt8] {
  switch value {
  case .null: Array("null".utf8)
  case .bool(let flag): Array(String(flag).utf8)
  case .number(let text): Array(text.utf8)
  case .string(let text): quoted(text)
  case .array(let elements): list(elements.map(jsonText), in: "[", "]")
  case .object(let members):
    list(members.map { quoted($0.key) + [UInt8(ascii: ":")] + jsonText($0.value) }, in: "{", "}")
  }
}

private func list(_ texts: [[UInt8]], in opening: String, _ closing: String) -> [UInt8] {
  Array(opening.utf8) + texts.joined(separator: [UInt8(ascii: ",")]) + Array(closing.utf8)
}

private func quoted(_ text: String) -> [UInt8] {
  let hexadecimal = Array("0123456789abcdef".utf8)
  var quoted = [UInt8(ascii: "\"")]
  for byte in text.utf8 {
    switch byte {
    case 0..<0x20: quoted += Array("\\u00".utf8) + [hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): quoted += [UInt8(ascii: "\\"), byte]
    default: quoted.append(byte)
    }
  }
  return quoted + [UInt8(ascii: "\"")]
}
