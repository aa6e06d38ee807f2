import SQLite

extension Connection {
  /// From so many rows on, preparing the connection's statements anew twice is less than what is saved.
  private static let many = 1_000

  /// Runs the body; where it writes many rows, with what makes that cheap.
  ///
  /// The page cache has 16 MB then instead of 2: a page that has to make room is written to the log, read again for the next
  /// row and written once more. And no CHECK is looked at: SQLite makes the list of a `CHECK (x IN (…))` anew for each row,
  /// which costs more than the row, and what a publication writes into such columns stands in its own SQL.
  ///
  /// - Parameters:
  ///   - rows: How many rows are written.
  ///   - body: Writes them.
  /// - Throws: The body's error, or what SQLite says.
  func writing(rows: Int, _ body: () throws(SQLiteError) -> Void) throws(SQLiteError) {
    guard rows >= Self.many else { return try body() }
    let cacheSize = try first("PRAGMA cache_size") { row throws(SQLiteError) in try row.integer(0) } ?? 0
    try execute("PRAGMA cache_size = -16384")
    try execute("PRAGMA ignore_check_constraints = 1")
    let result = Result { () throws(SQLiteError) in try body() }
    try execute("PRAGMA ignore_check_constraints = 0")
    try execute("PRAGMA cache_size = \(cacheSize)")
    try result.get()
  }
}
