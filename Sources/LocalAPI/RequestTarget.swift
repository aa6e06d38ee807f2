/// The path and the query of a request, percent-decoded part by part: a `%2F` in a key is no separator.
struct RequestTarget: Sendable, Equatable {
  /// The parts of the path between its slashes.
  let path: [String]
  /// The parameters of the query, each once.
  let query: [String: String]

  /// Reads the target of a request line.
  ///
  /// - Parameter text: Such as `/v1/diagnoses?q=demam+ber&limit=5`.
  /// - Throws: A 400 for a bad percent-encoding, text that is no UTF-8, or a parameter that is given twice.
  init(_ text: String) throws(Refusal) {
    let end = text.firstIndex(of: "?") ?? text.endIndex
    guard text.hasPrefix("/") else { throw .badRequest("the target of a request begins with a slash") }
    var path: [String] = []
    for part in text[..<end].dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      path.append(try Self.decoded(part, plusIsSpace: false))
    }
    var query: [String: String] = [:]
    for item in text[end...].dropFirst().split(separator: "&") {
      let separator = item.firstIndex(of: "=") ?? item.endIndex
      let name = try Self.decoded(item[..<separator], plusIsSpace: true)
      let value = try Self.decoded(item[separator...].dropFirst(), plusIsSpace: true)
      guard query.updateValue(value, forKey: name) == nil else {
        throw .badRequest("a parameter is given twice")
      }
    }
    self.path = path
    self.query = query
  }

  /// Decodes one part.
  ///
  /// - Parameters:
  ///   - text: The part as it was sent.
  ///   - plusIsSpace: Whether a plus sign is a space, as forms and PHP's `http_build_query` write it.
  /// - Returns: The text.
  /// - Throws: A 400 for a bad percent-encoding, or text that is no UTF-8.
  private static func decoded(_ text: Substring, plusIsSpace: Bool) throws(Refusal) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var rest = text.utf8
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = digit(rest.popFirst()), let low = digit(rest.popFirst()) else {
          throw .badRequest("a percent sign is not followed by two hexadecimal digits")
        }
        bytes.append(high << 4 | low)
      case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
      default: bytes.append(byte)
      }
    }
    guard let decoded = String(validating: bytes, as: UTF8.self) else {
      throw .badRequest("the target of the request is not UTF-8")
    }
    return decoded
  }

  private static func digit(_ byte: UInt8?) -> UInt8? {
    switch byte {
    case .some(let byte) where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte): byte - UInt8(ascii: "0")
    case .some(let byte) where (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20):
      (byte | 0x20) - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
