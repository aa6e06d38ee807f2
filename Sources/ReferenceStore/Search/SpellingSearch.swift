import SQLite

/// Finds what was meant where nothing was found: words with one typing mistake.
///
/// Its cost has a bound that hardly grows with the file: it walks through those words of the index alone that begin with the
/// same two letters, and where that leads nowhere it tries the hundred words that other first letters make.
struct SpellingSearch {
  /// A shorter word is too near to too many.
  private static let shortest = 4
  /// More words than this with a mistake are no typing mistakes.
  private static let mostWrong = 2
  /// The most words that are taken for what was meant.
  private static let mostMeant = 24

  private let connection: Connection
  private let sql: DatasetSQL

  init(_ dataset: Dataset, on connection: Connection) {
    self.connection = connection
    sql = DatasetSQL(dataset)
  }

  /// The queries for rows that have words which may have been meant, better ones first; empty when there are none.
  func matches(for words: [String]) throws(SQLiteError) -> [String] {
    guard words.count <= SearchText.beginningLimit else { return [] }
    var terms: [String] = []
    var wrong: [(index: Int, meant: [String])] = []
    for word in words {
      let match = "\"\(word)\"*"
      terms.append(match)
      if try isThere(match) { continue }
      guard wrong.count < Self.mostWrong, let meant = try meant(by: word) else { return [] }
      wrong.append((terms.count - 1, meant))
    }
    guard let first = wrong.first else { return [] }
    for word in wrong { terms[word.index] = Self.anyOf(word.meant) }
    let all = terms.joined(separator: " AND ")
    terms[first.index] = Self.anyOf(first.meant.map { SearchText.beginningMark + $0 })
    return [terms.joined(separator: " AND "), all]
  }

  private static func anyOf(_ words: [String]) -> String {
    "(\(words.map { "\"\($0)\"*" }.joined(separator: " OR ")))"
  }

  private func isThere(_ match: String) throws(SQLiteError) -> Bool {
    try connection.first(
      "SELECT rowid FROM \(sql.searchTable) WHERE \(sql.searchTable) MATCH ? LIMIT 1", [.text(match)]
    ) { row throws(SQLiteError) in try row.integer(0) } != nil
  }

  /// The words that may have been meant; nil where there are none, or the word is not one of letters.
  private func meant(by word: String) throws(SQLiteError) -> [String]? {
    let typed = Array(word.lowercased().utf8)
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    guard typed.count >= Self.shortest, typed.allSatisfy(letters.contains) else { return nil }
    var meant: [String] = []
    let beginning = String(decoding: typed.prefix(2), as: UTF8.self)
    try connection.forEachRow(
      "SELECT term FROM \(sql.searchWords) WHERE term >= ? AND term < ?",
      [Value(beginning), Value(beginning + "\u{7F}")]
    ) { row throws(SQLiteError) in
      let term = try row.text(0)
      if meant.count < Self.mostMeant, TypingMistake.separates(typed, Array(term.utf8)) { meant.append(term) }
    }
    guard meant.isEmpty else { return meant }
    let variants = TypingMistake.variants(inBeginningOf: typed).map { String(decoding: $0, as: UTF8.self) }.sorted()
    return try isThere(Self.anyOf(variants)) ? variants : nil
  }
}
