import SQLite

/// What a user typed into a search, taken apart into words.
///
/// No character of it can become syntax: FTS5 gets words of letters and digits alone, each in quotes, LIKE gets escaped
/// patterns, and both get them as bound values.
struct SearchText {
  /// More words than this are left out: no name has so many.
  private static let wordLimit = 32
  /// A longer text is cut: no name is so long, and SQLite limits its patterns.
  private static let lengthLimit = 500

  private let text: String

  init(_ text: String) {
    self.text = String(text.prefix(SearchText.lengthLimit))
  }

  /// The query for FTS5: every word must begin some word of the row.
  ///
  /// Nothing when there is no word.
  var match: String? {
    query { "\"\($0)\"*" }
  }

  /// The query for FTS5 that finds at least the rows of which the code is the text; nothing when there is no word.
  var codeMatch: String? {
    query { "code : \"\($0)\"" }
  }

  /// The words for LIKE: what stands between white space.
  ///
  /// `%`, `_` and `\` are escaped by `\`.
  var patterns: [String] {
    text.split(whereSeparator: \.isWhitespace).prefix(SearchText.wordLimit).map { word in
      var pattern = ""
      for scalar in word.unicodeScalars {
        if "%_\\".unicodeScalars.contains(scalar) { pattern.unicodeScalars.append("\\") }
        pattern.unicodeScalars.append(scalar)
      }
      return pattern
    }
  }

  /// Joins what is made of every word; words are cut as the tokenizer `unicode61` cuts them.
  ///
  /// Source: "https://sqlite.org/fts5.html", section 4.3.1.
  private func query(_ term: (String) -> String) -> String? {
    let words = text.unicodeScalars.split { !SearchText.isPartOfWord($0) }.prefix(SearchText.wordLimit)
    return words.isEmpty ? nil : words.map { term(String($0)) }.joined(separator: " ")
  }

  /// Letters, digits and other numbers, private use; marks belong to the letter before them.
  private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    case .decimalNumber, .letterNumber, .otherNumber, .privateUse: true
    case .nonspacingMark: true
    default: false
    }
  }
}
