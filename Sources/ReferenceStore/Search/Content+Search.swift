import SQLite

extension Content {
  /// Searches a dataset by code and name.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - text: What the user typed.
  ///   - limit: The most rows to return.
  /// - Returns: The rows, best first: the code itself, codes that begin so, names that begin so, then those that have
  ///   words which begin so; each of these in display order. Where there are none, those with words that are one typing
  ///   mistake away.
  /// - Throws: What SQLite says.
  func search(_ dataset: Dataset, _ text: SearchText, limit: Int) throws(SQLiteError) -> [Record] {
    guard limit > 0 else { return [] }
    guard let search = dataset.search else { return try searchByPattern(dataset, text, limit: limit) }
    do throws(SQLiteError) {
      return try searchByWord(dataset, search, text, limit: limit)
    } catch let error where SQLiteError.Code.corrupt ~= error.code {
      // The index is disposable: while it is damaged, the rows themselves still answer, if slowly.
      return try searchByPattern(dataset, text, limit: limit)
    }
  }

  /// Asks the search index, the best kind of hit first, until there are enough.
  private func searchByWord(
    _ dataset: Dataset, _ search: Dataset.Search, _ text: SearchText, limit: Int
  ) throws(SQLiteError) -> [Record] {
    var hits = SearchHits(dataset, limit: limit)
    if let match = text.codeMatch, !search.showsShortCodesFirst { try hits.add(match, on: connection) }
    if let match = text.codeBeginningMatch {
      try hits.add(match, on: connection)
      hits.sortByCode()
    }
    if let match = text.beginningMatch { try hits.add(match, on: connection) }
    if let match = text.match { try hits.add(match, on: connection) }
    if hits.records.isEmpty {
      for match in try SpellingSearch(dataset, on: connection).matches(for: text.words) {
        try hits.add(match, on: connection)
      }
    }
    return hits.records
  }

  /// Reads all rows: every word must begin the code or stand somewhere in the name.
  private func searchByPattern(_ dataset: Dataset, _ text: SearchText, limit: Int) throws(SQLiteError) -> [Record] {
    let patterns = text.patterns
    guard !patterns.isEmpty else { return [] }
    let sql = DatasetSQL(dataset)
    let condition = #"(code LIKE ? ESCAPE '\' OR name LIKE ? ESCAPE '\')"#
    let conditions = patterns.map { _ in condition }.joined(separator: " AND ")
    let values = patterns.flatMap { [Value("\($0)%"), Value("%\($0)%")] }
    let whole = text.pattern
    return try connection.rows(
      #"""
      SELECT \#(sql.columns()) FROM \#(sql.storage) WHERE \#(conditions)
      ORDER BY code LIKE ? ESCAPE '\' DESC, code LIKE ? ESCAPE '\' DESC, name LIKE ? ESCAPE '\' DESC,
        name LIKE ? ESCAPE '\' DESC, \#(sql.listOrder) LIMIT ?
      """#, values + [Value(whole), Value("\(whole)%"), Value("\(whole)%"), Value("% \(whole)%"), Value(limit)]
    ) { row throws(SQLiteError) in try Record(row) }
  }
}
