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

  /// Takes a text apart.
  ///
  /// - Parameter text: What the user typed.
  package init(_ text: String) {
    self.text = String(text.prefix(SearchText.lengthLimit))
    // An accent without a letter is no word: FTS5 drops it.
    words = self.text.unicodeScalars.split { !SearchText.isPartOfWord($0) }
      .filter { word in word.contains { $0.isASCII || $0.properties.generalCategory != .nonspacingMark } }
      .prefix(SearchText.wordLimit).map { String($0) }
  }

  /// The letters and digits of what may be a code or its beginning: one with a digit, or a single letter.
  private var code: String? {
    guard !words.isEmpty, !trimmed.contains(where: \.isWhitespace) else { return nil }
    let code = words.joined()
    guard code.unicodeScalars.count == 1 || code.utf8.contains(where: { (0x30...0x39).contains($0) }) else {
      return nil
    }
    return code
  }

  /// The query for rows whose code is the text, with or without its dots; nothing where that cannot be.
  var codeMatch: String? { code.map { "\"\(SearchText.codeMark)\($0)\"" } }

  /// The query for rows whose code begins with the text, with or without its dots; nothing where that cannot be.
  var codeBeginningMatch: String? { codeMatch.map { "\($0)*" } }

  /// The query for rows of which the name, or another phrase, begins with one of the words, and that have all of them.
  ///
  /// Nothing when there is no word, or a digit says that a code was meant.
  var beginningMatch: String? {
    let isCode = code.map { $0.unicodeScalars.count > 1 } ?? false
    guard !words.isEmpty, !isCode, words.count <= SearchText.beginningLimit else { return nil }
    return words.indices.map { first in
      words.indices.map { index in
        "\"\(index == first ? SearchText.beginningMark : "")\(words[index])\"*"
      }.joined(separator: " ")
    }.map { words.count == 1 ? $0 : "(\($0))" }.joined(separator: " OR ")
  }

  /// The query for rows of which some word begins with each of the words; nothing when there is none.
  var match: String? {
    words.isEmpty ? nil : words.map { "\"\($0)\"*" }.joined(separator: " ")
  }

  /// The whole text as a pattern for LIKE.
  var pattern: String { SearchText.escape(trimmed) }

  /// The words for LIKE: what stands between white space.
  ///
  /// `%`, `_` and `\` are escaped by `\`.
  var patterns: [String] {
    text.split(whereSeparator: \.isWhitespace).prefix(SearchText.wordLimit).map { SearchText.escape($0) }
  }

  private var trimmed: Substring {
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
