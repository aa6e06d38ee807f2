extension JSONValue: Decodable {
  /// Reads any value; a number in the shortest form that denotes it, integers without a fraction.
  ///
  /// - Parameter decoder: The decoder, of JSON or the like.
  /// - Throws: What the decoder throws.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .bool(flag)
    } else if let text = try? container.decode(String.self) {
      self = .string(text)
    } else if let integer = try? container.decode(Int64.self) {
      self = .number(String(integer))
    } else if let number = try? container.decode(Double.self) {
      self = .number(String(number))
    } else if let elements = try? container.decode([JSONValue].self) {
      self = .array(elements)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }
}

extension JSONValue: Encodable {
  /// Writes the value; a number as an integer where it is one, else with the precision of `Double`.
  ///
  /// - Parameter encoder: The encoder, of JSON or the like.
  /// - Throws: What the encoder throws, and `EncodingError.invalidValue` for a number that no `Double` can hold.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let flag): try container.encode(flag)
    case .string(let text): try container.encode(text)
    case .array(let elements): try container.encode(elements)
    case .object(let members): try container.encode(members)
    case .number(let text):
      if let integer = Int64(text) {
        try container.encode(integer)
      } else if let number = Double(text) {
        try container.encode(number)
      } else {
        throw EncodingError.invalidValue(
          self, EncodingError.Context(codingPath: encoder.codingPath, debugDescription: "not a number"))
      }
    }
  }
}
