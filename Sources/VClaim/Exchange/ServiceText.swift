/// Texts that the service sends: what they mean, and how to quote them without harm.
enum ServiceText {
  /// Whether a text is a refusal of the credentials by the gateway (`vclaim.md`, section 1).
  ///
  /// The words decide, since the gateway uses 404 and 412 for it as well, and sometimes HTTP 200.
  ///
  /// - Parameter text: The text of an envelope, or the beginning of a body.
  /// - Returns: Whether it is one.
  static func refusesCredentials(_ text: String) -> Bool {
    refusesSignature(text)
      || contains(text, ["unauthorized", "not registered for this service", "consumer id is expired"])
  }

  /// Whether a text is a refusal of the credentials even from a service that is out of order, whose own exceptions may well
  /// speak of something unauthorized.
  ///
  /// - Parameter text: The text of an envelope, or the beginning of a body.
  /// - Returns: Whether it is one.
  static func refusesSignature(_ text: String) -> Bool {
    contains(
      text, ["signature service tidak sesuai", "authentication parameters missing", "authentication failed"])
  }

  private static func contains(_ text: String, _ phrases: [String]) -> Bool {
    let text = text.lowercased()
    return phrases.contains { text.contains($0) }
  }

  /// Makes a text fit for logs: one line, at most 200 characters, without secrets and without numbers of persons.
  ///
  /// - Parameters:
  ///   - text: What the service sent.
  ///   - secrets: Values that must not appear; empty ones are ignored.
  /// - Returns: The text, with `***` for each secret and for every word with nine or more digits. Card numbers have 13
  ///   of them, population numbers 16 and SEP numbers 18; codes of facilities have eight at most.
  static func harmless(_ text: String, without secrets: [String]) -> String {
    // Bytes are compared, since a mark combined with the last letter would make another character of it.
    var bytes = Array(text.utf8)
    for secret in secrets where !secret.isEmpty {
      bytes.replace(Array(secret.utf8), with: Array("***".utf8))
    }
    let words = String(decoding: bytes, as: UTF8.self).split { character in
      character.isWhitespace || character.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
    let line = words.lazy.map { isNumberOfPerson($0) ? "***" : String($0) }.joined(separator: " ").prefix(201)
    return line.count > 200 ? line.prefix(199) + "…" : String(line)
  }

  private static func isNumberOfPerson(_ word: Substring) -> Bool {
    word.utf8.count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } >= 9
  }
}
