import CSQLite

/// SQL in one call; the statements come from the cache.
extension Connection {
  /// Runs one statement to its end.
  ///
  /// - Parameters:
  ///   - sql: Exactly one SQL statement.
  ///   - values: One value for each of its places.
  /// - Returns: How many rows it inserted, updated or deleted, without those of triggers; 0 for any other statement.
  /// - Throws: ``SQLiteError`` of preparing, binding or running.
  @discardableResult
  public func execute(_ sql: String, _ values: [Value] = []) throws(SQLiteError) -> Int {
    let before = totalChanges
    try withStatement(sql) { statement throws(SQLiteError) in
      try statement.bind(values)
      try statement.run()
    }
    // `changes` still tells of the statement before where this one was no insert, update or delete.
    // https://sqlite.org/c3ref/changes.html
    return totalChanges == before ? 0 : changes
  }

  /// Runs every statement of a script, in order; values cannot be bound.
  ///
  /// Not a transaction: statements before a failing one stay done, unless one is open around the call.
  ///
  /// - Parameter sql: Any number of statements, each but the last ended by a semicolon.
  /// - Throws: ``SQLiteError`` of the first statement that failed, with its text.
  public func executeScript(_ sql: String) throws(SQLiteError) {
    unsafe try forEachHandle(in: sql, flags: 0) { handle throws(SQLiteError) in
      var statement = unsafe Statement(owning: handle, of: self)
      try statement.run()
    }
  }

  /// Lends every row of a query to the body, in order.
  ///
  /// - Parameters:
  ///   - sql: Exactly one SQL statement.
  ///   - values: One value for each of its places.
  ///   - body: Gets each row for the length of the call; throwing ends the run.
  /// - Throws: ``SQLiteError`` of preparing, binding or running, or the body's.
  public func forEachRow(
    _ sql: String, _ values: [Value] = [], _ body: (borrowing Row) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    try withStatement(sql) { statement throws(SQLiteError) in
      try statement.bind(values)
      try statement.forEachRow(body)
    }
  }

  /// Lends every row of a query to a body that throws errors of its own.
  ///
  /// - Parameters:
  ///   - sql: Exactly one SQL statement.
  ///   - values: One value for each of its places.
  ///   - body: Gets each row for the length of the call; any error ends the run and is thrown on.
  /// - Throws: ``SQLiteError`` of preparing, binding or running, or the body's error.
  public func stream(_ sql: String, _ values: [Value] = [], _ body: (borrowing Row) throws -> Void) throws {
    var failure: (any Error)?
    try withStatement(sql) { statement throws(SQLiteError) in
      try statement.bind(values)
      do { try statement.stream(body) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  /// Collects what the body makes of every row of a query.
  ///
  /// - Parameters:
  ///   - sql: Exactly one SQL statement.
  ///   - values: One value for each of its places.
  ///   - body: Makes a value out of a row.
  /// - Returns: One value for each row, in order.
  /// - Throws: ``SQLiteError`` of preparing, binding or running, or the body's.
  public func rows<R>(
    _ sql: String, _ values: [Value] = [], _ body: (borrowing Row) throws(SQLiteError) -> R
  ) throws(SQLiteError) -> [R] {
    try withStatement(sql) { statement throws(SQLiteError) in
      try statement.bind(values)
      return try statement.rows(body)
    }
  }

  /// What the body makes of the first row of a query.
  ///
  /// - Parameters:
  ///   - sql: Exactly one SQL statement.
  ///   - values: One value for each of its places.
  ///   - body: Makes a value out of the row.
  /// - Returns: The body's value, or nil where there is no row.
  /// - Throws: ``SQLiteError`` of preparing, binding or running, or the body's.
  public func first<R>(
    _ sql: String, _ values: [Value] = [], _ body: (borrowing Row) throws(SQLiteError) -> R
  ) throws(SQLiteError) -> R? {
    try withStatement(sql) { statement throws(SQLiteError) in
      try statement.bind(values)
      return try statement.first(body)
    }
  }

  /// Throws what the connection says about a call that gave no `SQLITE_OK`.
  func check(_ code: Int32) throws(SQLiteError) {
    if code != SQLITE_OK { throw unsafe SQLiteError(code, on: handle, sql: nil) }
  }
}
