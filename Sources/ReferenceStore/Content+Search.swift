import SQLite

extension Content {
  /// Searches a dataset by code and name.
  ///
  /// Rows whose code is exactly the text come first; the others follow in display order.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - text: What the user typed.
  ///   - code: The same as the dataset writes its codes.
  ///   - limit: The most rows to return.
  /// - Returns: The rows.
  /// - Throws: What SQLite says.
  func search(_ dataset: Dataset, _ text: String, code: String, limit: Int) throws(SQLiteError) -> [Record] {
    guard limit > 0 else { return [] }
    guard dataset.search != nil else {
      return try searchByPattern(dataset, SearchText(text), code: code, limit: limit)
    }
    do throws(SQLiteError) {
      return try searchByWord(dataset, SearchText(text), code: code, limit: limit)
    } catch  where SQLiteError.Code.corrupt ~= error.code {
      // The index is disposable: while it is damaged, the rows themselves still answer, if slowly.
      return try searchByPattern(dataset, SearchText(text), code: code, limit: limit)
    }
  }

  /// Asks the search index, for rows with the very code and then for all.
  ///
  /// Rowids are in display order, so that FTS5 stops at the limit without sorting.
  private func searchByWord(
    _ dataset: Dataset, _ text: SearchText, code: String, limit: Int
  ) throws(SQLiteError) -> [Record] {
    guard let match = text.match, let codeMatch = text.codeMatch else { return [] }
    let sql = DatasetSQL(dataset)
    let query = """
      SELECT \(sql.columns(of: "r")) FROM \(sql.searchTable) AS x JOIN \(sql.storage) AS r ON r.position = x.rowid
      WHERE \(sql.searchTable) MATCH ?1 AND (?3 IS NULL OR r.code = ?3) ORDER BY x.rowid LIMIT ?2
      """
    func rows(_ match: String, code: String?) throws(SQLiteError) -> [Record] {
      try connection.rows(query, [Value(match), Value(limit), Value(code)]) { row throws(SQLiteError) in try Record(row)
      }
    }
    let exact = try rows(codeMatch, code: code)
    let others = try rows(match, code: nil).filter { found in
      !exact.contains { zip($0.values, found.values).allSatisfy { $0.hasSameBytes(as: $1) } }
    }
    return Array((exact + others).prefix(limit))
  }

  /// Reads all rows: every word must begin the code or stand somewhere in the name.
  private func searchByPattern(
    _ dataset: Dataset, _ text: SearchText, code: String, limit: Int
  ) throws(SQLiteError) -> [Record] {
    let patterns = text.patterns
    guard !patterns.isEmpty else { return [] }
    let sql = DatasetSQL(dataset)
    let condition = #"(code LIKE ? ESCAPE '\' OR name LIKE ? ESCAPE '\')"#
    let conditions = patterns.map { _ in condition }.joined(separator: " AND ")
    let values = patterns.flatMap { [Value("\($0)%"), Value("%\($0)%")] }
    return try connection.rows(
      """
      SELECT \(sql.columns()) FROM \(sql.storage) WHERE \(conditions)
      ORDER BY code = ? DESC, \(sql.listOrder) LIMIT ?
      """, values + [Value(code), Value(limit)]
    ) { row throws(SQLiteError) in try Record(row) }
  }
}
