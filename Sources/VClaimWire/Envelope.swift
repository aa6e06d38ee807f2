/// The envelope of an answer: result code, text, and the response itself as it came (`vclaim.md`, section 3).
package struct Envelope: Sendable, Hashable {
  /// The service's result code, in the form in which it was written, without white space.
  package var code: String

  /// The service's text, empty when it sent none.
  ///
  /// It is never judged, except to tell "no data" from a refusal.
  package var message: String

  /// The response; null when it is absent.
  package var response: JSONValue

  /// Makes an envelope from its parts.
  ///
  /// - Parameters:
  ///   - code: The result code.
  ///   - message: The text.
  ///   - response: The response.
  package init(code: String, message: String, response: JSONValue) {
    self.code = code
    self.message = message
    self.response = response
  }

  /// Parses a body.
  ///
  /// - Parameter body: The body's bytes.
  /// - Throws: `emptyBody`, `htmlBody`, `cutBody`, `notUTF8`, `malformedJSON`; `unexpectedShape` when it is sound JSON but no
  ///   envelope.
  package init(parsing body: [UInt8]) throws(WireError) {
    switch Self.firstVisibleByte(of: body) {
    case nil: throw WireError(.emptyBody, "the body is empty")
    case UInt8(ascii: "<"): throw WireError(.htmlBody, "the body is an HTML or XML page, not JSON")
    default: break
    }
    let document = try JSONValue(parsing: body)
    guard case .object = document else {
      throw WireError(.unexpectedShape, "the body is \(document.kind) where an object was due")
    }
    guard let metadata = document.firstMember(of: ["metaData", "metaInfo"]) else {
      throw WireError(.unexpectedShape, "the body is an object without metaData")
    }
    guard case .object = metadata else {
      throw WireError(.unexpectedShape, "metaData is \(metadata.kind) where an object was due")
    }
    guard let code = metadata.member("code")?.text.map(trimmed), !code.isEmpty else {
      throw WireError(.unexpectedShape, "metaData has no code")
    }
    self.code = code
    self.message = metadata.member("message").map(Self.text(ofMessage:)) ?? ""
    self.response = document.member("response") ?? .null
  }

  /// Judges success by the code alone.
  ///
  /// - Parameter acceptingOne: Whether 1 means success as well, as it does on Aplicares and Antrean.
  /// - Returns: Whether the code says success.
  package func isSuccess(acceptingOne: Bool) -> Bool { code == "200" || acceptingOne && code == "1" }

  /// Whether the service said that there is nothing: code 201, an empty response, and a text that says so.
  ///
  /// The same code means a business refusal as well, which must never be taken for absence.
  package var isNoData: Bool {
    guard code == "201", [.null, .string(""), .array([]), .object([:])].contains(response) else { return false }
    // Bytes, not characters: to compare those costs the square of the marks on one of them.
    let words = message.lowercased().unicodeScalars.split { $0.properties.isWhitespace }
      .map { Array(String($0).utf8) }.joined(separator: " ".utf8)
    let text = Array(words)
    return ["tidak ditemukan", "tidak ada", "kosong", "not found", "no data"].contains { text.contains($0.utf8) }
  }

  private static func firstVisibleByte(of body: [UInt8]) -> UInt8? {
    let text = body.starts(with: [0xEF, 0xBB, 0xBF]) ? body.dropFirst(3) : body[...]
    return text.first { ![0x20, 0x09, 0x0A, 0x0D, 0x00].contains($0) }
  }

  /// Reads a text, or the list of `{field, message}` that comes with code 412.
  private static func text(ofMessage message: JSONValue) -> String {
    switch message {
    case .string(let text), .number(let text): trimmed(text)
    case .array(let elements): elements.map(text(ofMessage:)).filter { !$0.isEmpty }.joined(separator: "; ")
    case .object:
      [message.member("field"), message.member("message")].compactMap { $0?.text }.map(trimmed)
        .filter { !$0.isEmpty }.joined(separator: ": ")
    case .null, .bool: ""
    }
  }
}
