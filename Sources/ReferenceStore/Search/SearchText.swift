import SQLite

/// What a user typed into a search, taken apart into words.
///
/// No character of it can become syntax: FTS5 gets words of letters and digits alone, each in quotes, LIKE gets escaped
/// patterns, and both get them as bound values.
package struct SearchText: Sendable {
  /// More words than this are left out: no name has so many.
  private static let wordLimit = 32
  /// A longer text is cut: no name is so long, and SQLite limits its patterns.
  private static let lengthLimit = 500
  /// Of more words it is not asked which of them a name begins with: that takes a query as long as their square.
  static let beginningLimit = 6

  /// In the search index, stands before the code without its dots: `migrations/V0007_search.sql`.
  private static let codeMark = "\u{E001}"
  /// In the search index, stands before the first word of a name or another phrase.
  static let beginningMark = "\u{E000}"

  private let text: String
  /// The words, cut as the tokenizer `unicode61` cuts them.
  ///
  /// Source: "https://sqlite.org/fts5.html", section 4.3.1.
  package let words: [String]
  /// The letters and digits of what may be a code or its beginning: one with a digit, or a single letter.
  let code: String?

  /// Takes a text apart.
  ///
  /// - Parameter text: What the user typed.
  package init(_ text: String) {
    if let (words, hasSpaceWithin) = Self.words(ofASCII: text) {
      self.text = text
      self.words = words
      code = hasSpaceWithin ? nil : Self.code(words)
      return
    }
    self.text = String(text.prefix(SearchText.lengthLimit))
    // An accent without a letter is no word: FTS5 drops it.
    words = self.text.unicodeScalars.split { !SearchText.isPartOfWord($0) }
      .filter { word in word.contains { $0.isASCII || $0.properties.generalCategory != .nonspacingMark } }
      .prefix(SearchText.wordLimit).map { String($0) }
    code = Self.trimmed(self.text).contains(where: \.isWhitespace) ? nil : Self.code(words)
  }

  /// What is typed is nearly always ASCII, and then no character needs a look into Unicode's tables; nil where it is not, or
  /// it may have to be cut.
  private static func words(ofASCII text: String) -> (words: [String], hasSpaceWithin: Bool)? {
    let bytes = text.utf8Span.span
    guard bytes.count <= lengthLimit else { return nil }
    var words: [String] = []
    var (hasText, hasSpaceBehind, hasSpaceWithin) = (false, false, false)
    var start: Int?
    for index in 0...bytes.count {
      let byte = index < bytes.count ? bytes[index] : 0x20
      guard byte < 0x80 else { return nil }
      let isSpace = byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
      if isSpace {
        hasSpaceBehind = hasText
      } else if index < bytes.count {
        hasSpaceWithin = hasSpaceWithin || hasSpaceBehind
        hasText = true
      }
      if isPartOfWord(Unicode.Scalar(byte)) {
        if start == nil { start = index }
      } else if let first = start {
        start = nil
        if words.count < wordLimit { words.append(word(bytes.extracting(first..<index), of: text)) }
      }
    }
    return (words, hasSpaceWithin)
  }

  private static func word(_ bytes: Span<UInt8>, of text: String) -> String {
    if bytes.count == text.utf8.count { return text }
    return unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }

  private static func code(_ words: [String]) -> String? {
    guard !words.isEmpty else { return nil }
    let code = words.count == 1 ? words[0] : words.joined()
    guard code.utf8.contains(where: { (0x30...0x39).contains($0) }) || code.unicodeScalars.count == 1 else {
      return nil
    }
    return code
  }

  /// The query for rows with a code, without its dots.
  static func codeMatch(_ code: String) -> String { "\"" + codeMark + code + "\"" }

  /// The query for rows whose code, without its dots, begins so.
  static func codeBeginningMatch(_ code: String) -> String { codeMatch(code) + "*" }

  /// The query for rows of which the name, or another phrase, begins with one of the words, and that have all of them.
  ///
  /// Nothing when there is no word, or a digit says that a code was meant.
  var beginningMatch: String? {
    guard !words.isEmpty, words.count <= SearchText.beginningLimit else { return nil }
    if let code, code.utf8.count > 1, code.unicodeScalars.count > 1 { return nil }
    if words.count == 1 { return Self.term(words[0], mark: Self.beginningMark) }
    return words.indices.map { first in
      let terms = words.indices.map { Self.term(words[$0], mark: $0 == first ? Self.beginningMark : "") }
      return "(" + terms.joined(separator: " ") + ")"
    }.joined(separator: " OR ")
  }

  /// The query for rows of which some word begins with each of the words; nothing when there is none.
  var match: String? {
    guard words.count != 1 else { return Self.term(words[0]) }
    return words.isEmpty ? nil : words.map { Self.term($0) }.joined(separator: " ")
  }

  /// A word that may go on, behind a mark.
  private static func term(_ word: String, mark: String = "") -> String {
    var term = "\""
    term += mark
    term += word
    term += "\"*"
    return term
  }

  /// The whole text as a pattern for LIKE.
  var pattern: String { SearchText.escape(Self.trimmed(text)) }

  /// The words for LIKE: what stands between white space.
  ///
  /// `%`, `_` and `\` are escaped by `\`.
  var patterns: [String] {
    text.split(whereSeparator: \.isWhitespace).prefix(SearchText.wordLimit).map { SearchText.escape($0) }
  }

  private static func trimmed(_ text: String) -> Substring {
    let start = text.drop(while: \.isWhitespace)
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return start[...end]
  }

  private static func escape(_ text: some StringProtocol) -> String {
    var pattern = ""
    for scalar in text.unicodeScalars {
      if "%_\\".unicodeScalars.contains(scalar) { pattern.unicodeScalars.append("\\") }
      pattern.unicodeScalars.append(scalar)
    }
    return pattern
  }

  /// Whether a character belongs to a word.
  ///
  /// - Parameter scalar: A character.
  /// - Returns: True for letters, digits and other numbers, private use, and marks, which belong to the letter before them.
  package static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": return true
    case "\0"..."\u{7F}": return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
    case .decimalNumber, .letterNumber, .otherNumber, .privateUse: return true
    case .nonspacingMark: return true
    default: return false
    }
  }
}
