package import SQLite

/// Makes of a search the rows as a caller gets them.
package typealias RowsMaker = @Sendable (SearchRun) throws(SQLiteError) -> KeptRow

/// A search that is ready to run: it lends what it finds row by row, so that each is made once, as its caller wants it.
package struct SearchRun {
  private let question: SearchQuestion
  private let text: SearchText
  private let limit: Int
  private let connection: Connection

  init(_ question: SearchQuestion, _ text: SearchText, limit: Int, on connection: Connection) {
    self.question = question
    self.text = text
    self.limit = limit
    self.connection = connection
  }

  /// Lends the rows that are found, with the columns of the dataset first.
  ///
  /// The best are the code itself, then codes that begin so, names that begin so, and those that have words which begin so;
  /// each of these in display order. Where there are none, those with words that are one typing mistake away.
  ///
  /// - Parameter body: Gets each row for the length of the call.
  /// - Returns: Which of the rows were found, by their places among those that were lent, best first; nil where all were,
  ///   in this order.
  /// - Throws: ``SQLiteError`` of a question that failed, or the body's.
  package func lendRows(_ body: (borrowing Row) throws(SQLiteError) -> Void) throws(SQLiteError) -> [Int]? {
    guard limit > 0 else { return nil }
    guard question.isIndexed else {
      _ = try lendByPattern(body)
      return nil
    }
    var hits = SearchHits(question, limit: limit, on: connection)
    do throws(SQLiteError) {
      try lendByWord(&hits, body)
      return hits.order
    } catch let error where SQLiteError.Code.corrupt ~= error.code {
      // The index is disposable: while it is damaged, the rows themselves still answer, if slowly.
      return Array(hits.count..<hits.count + (try lendByPattern(body)))
    }
  }

  /// Asks the search index, the best kind of hit first, until there are enough.
  private func lendByWord(
    _ hits: inout SearchHits, _ body: (borrowing Row) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    if let code = text.code {
      let beginning = SearchText.codeBeginningMatch(code)
      try hits.addByCode(
        question.showsShortCodesFirst ? [beginning] : [SearchText.codeMatch(code), beginning], body)
    }
    if let match = text.beginningMatch { try hits.add(match, body) }
    if hits.count < limit, let match = text.match { try hits.add(match, body) }
    if hits.count == 0 {
      for match in try SpellingSearch(question.dataset, on: connection).matches(for: text.words) {
        try hits.add(match, body)
      }
    }
  }

  /// Reads all rows: every word must begin the code or stand somewhere in the name.
  private func lendByPattern(_ body: (borrowing Row) throws(SQLiteError) -> Void) throws(SQLiteError) -> Int {
    let patterns = text.patterns
    guard !patterns.isEmpty else { return 0 }
    let sql = DatasetSQL(question.dataset)
    let condition = #"(code LIKE ? ESCAPE '\' OR name LIKE ? ESCAPE '\')"#
    let conditions = patterns.map { _ in condition }.joined(separator: " AND ")
    let values = patterns.flatMap { [Value("\($0)%"), Value("%\($0)%")] }
    let whole = text.pattern
    var lent = 0
    try connection.forEachRow(
      #"""
      SELECT \#(sql.columns()) FROM \#(sql.storage) WHERE \#(conditions)
      ORDER BY code LIKE ? ESCAPE '\' DESC, code LIKE ? ESCAPE '\' DESC, name LIKE ? ESCAPE '\' DESC,
        name LIKE ? ESCAPE '\' DESC, \#(sql.listOrder) LIMIT ?
      """#, values + [Value(whole), Value("\(whole)%"), Value("\(whole)%"), Value("% \(whole)%"), Value(limit)]
    ) { row throws(SQLiteError) in
      lent += 1
      try body(row)
    }
    return lent
  }
}
