import CSQLite

/// Running; every function leaves the statement reset, ready for new values and the next run.
extension Statement {
  /// Runs the statement to its end; rows are passed over.
  ///
  /// - Throws: ``SQLiteError`` of the step that failed.
  public mutating func run() throws(SQLiteError) {
    defer { reset() }
    while try step() {}
  }

  /// Lends every row to the body, in order.
  ///
  /// - Parameter body: Gets each row for the length of the call; throwing ends the run.
  /// - Throws: ``SQLiteError`` of the step that failed, or the body's.
  public mutating func forEachRow(
    _ body: (borrowing Row) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    defer { reset() }
    while let row = try next() { try body(row) }
  }

  /// Collects what the body makes of every row.
  ///
  /// - Parameter body: Makes a value out of a row.
  /// - Returns: One value for each row, in order.
  /// - Throws: ``SQLiteError`` of the step that failed, or the body's.
  public mutating func rows<R>(
    _ body: (borrowing Row) throws(SQLiteError) -> R
  ) throws(SQLiteError) -> [R] {
    defer { reset() }
    var result: [R] = []
    while let row = try next() { result.append(try body(row)) }
    return result
  }

  /// Lends the first row to the body and leaves the others.
  ///
  /// - Parameter body: Makes a value out of the row.
  /// - Returns: The body's value, or nil where there is no row.
  /// - Throws: ``SQLiteError`` of the step that failed, or the body's.
  public mutating func first<R>(
    _ body: (borrowing Row) throws(SQLiteError) -> R
  ) throws(SQLiteError) -> R? {
    defer { reset() }
    guard let row = try next() else { return nil }
    return try body(row)
  }

  /// Lends rows until the body has had enough; for bodies that throw errors of their own.
  ///
  /// - Parameter body: Gets each row for the length of the call; any error ends the run and is thrown on.
  /// - Throws: ``SQLiteError`` of the step that failed, or the body's error.
  public mutating func stream(_ body: (borrowing Row) throws -> Void) throws {
    defer { reset() }
    while let row = try next() { try body(row) }
  }

  /// Steps to the next row; the row borrows the statement, so it cannot outlive the step.
  @_lifetime(&self)
  mutating func next() throws(SQLiteError) -> Row? {
    guard try step() else { return nil }
    return Row(of: &self)
  }

  private mutating func step() throws(SQLiteError) -> Bool {
    let code = unsafe sqlite3_step(handle)
    switch code {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw unsafe SQLiteError(code, stepping: handle)
    }
  }

  /// Ends the run. The result repeats the step's error, which was thrown already: https://sqlite.org/c3ref/reset.html
  mutating func reset() {
    _ = unsafe sqlite3_reset(handle)
  }
}
