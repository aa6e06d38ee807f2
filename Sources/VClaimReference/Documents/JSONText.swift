import FoundationEssentials

/// JSON as socket and commands print it: keys sorted, slashes as they are, so that equal values are equal text.
package enum JSONText {
  /// Writes a value.
  ///
  /// - Parameters:
  ///   - value: Anything that can be encoded.
  ///   - isPretty: Whether to spread it over lines, for people.
  /// - Returns: The document without a newline at its end.
  /// - Throws: `EncodingError` for what JSON cannot hold, such as a number that is not finite.
  package static func encode(_ value: some Encodable, isPretty: Bool = false) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if isPretty { encoder.outputFormatting.insert(.prettyPrinted) }
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// Joins the pieces of a document.
  ///
  /// - Parameter pieces: UTF-8.
  /// - Returns: The document.
  package static func joined(_ pieces: [[UInt8]]) -> String { String(decoding: pieces.joined(), as: UTF8.self) }
}
