import CSQLite

/// From an SQL text to a statement.
extension Connection {
  /// Prepares a statement to keep; it is not taken from the cache and does not go into it.
  ///
  /// - Parameter sql: Exactly one SQL statement.
  /// - Returns: The statement, which keeps this connection open.
  /// - Throws: ``SQLiteError`` with `error` for wrong SQL, `misuse` for a text with no statement or more than one.
  public func prepare(_ sql: String) throws(SQLiteError) -> Statement {
    unsafe Statement(owning: try prepareHandle(sql, flags: 0), of: self)
  }

  /// Lends the statement for an SQL text, prepared now or kept from an earlier use.
  ///
  /// Afterwards it is reset and its values are forgotten, also where the body throws. The same text may be used again
  /// inside the body: that use gets a statement of its own.
  ///
  /// - Parameters:
  ///   - sql: Exactly one SQL statement.
  ///   - body: Binds and runs it.
  /// - Returns: The body's value.
  /// - Throws: ``SQLiteError`` with `error` for wrong SQL, `misuse` for a text with no statement or more than one, or
  ///   the body's.
  public func withStatement<R>(
    _ sql: String, _ body: (inout Statement) throws(SQLiteError) -> R
  ) throws(SQLiteError) -> R {
    var lent = cache.borrow(sql)
    if lent == nil { lent = try prepareForCache(sql) }
    guard let entry = lent else {
      // No room, or the same text is in use further up.
      var statement = try prepare(sql)
      return try body(&statement)
    }
    var statement = unsafe Statement(owning: entry.handle, of: self)
    defer { takeBack(&statement, entry: entry, sql: sql) }
    return try body(&statement)
  }

  private func prepareForCache(_ sql: String) throws(SQLiteError) -> StatementCache.Entry? {
    guard cache.hasRoom(for: sql) else { return nil }
    // PERSISTENT: SQLite then keeps the statement out of its small lookaside memory.
    // https://sqlite.org/c3ref/c_prepare_dont_log.html
    return unsafe cache.adopt(try prepareHandle(sql, flags: UInt32(SQLITE_PREPARE_PERSISTENT)), for: sql)
  }

  private func takeBack(_ statement: inout Statement, entry: StatementCache.Entry, sql: String) {
    guard unsafe statement.handle == entry.handle else {
      // The body exchanged the statement for another one: the kept handle now belongs to whoever has it.
      return cache.forget(sql)
    }
    statement.disown()
    _ = unsafe sqlite3_reset(entry.handle)
    // Values may be personal data, and a place left out next time must not find the old one.
    // https://sqlite.org/c3ref/clear_bindings.html
    _ = unsafe sqlite3_clear_bindings(entry.handle)
    cache.giveBack(entry)
  }

  /// Prepares one statement and makes sure that nothing follows it: SQLite would silently leave the rest out.
  private func prepareHandle(_ sql: String, flags: UInt32) throws(SQLiteError) -> OpaquePointer {
    var result: OpaquePointer?
    do throws(SQLiteError) {
      unsafe try forEachHandle(in: sql, flags: flags) { handle throws(SQLiteError) in
        guard unsafe result == nil else {
          _ = unsafe sqlite3_finalize(handle)
          throw SQLiteError(code: .misuse, message: "the SQL text holds more than one statement", sql: sql)
        }
        unsafe result = unsafe handle
      }
    } catch {
      _ = unsafe sqlite3_finalize(result)
      throw error
    }
    guard let result = unsafe result else {
      throw SQLiteError(code: .misuse, message: "the SQL text holds no statement", sql: sql)
    }
    return unsafe result
  }

  /// Prepares each statement in a text, in order, and gives it to the body, which owns it from then on.
  func forEachHandle(
    in sql: String, flags: UInt32, _ body: (OpaquePointer) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    guard !sql.utf8.contains(0) else {
      throw SQLiteError(code: .misuse, message: "the SQL text holds a NUL, where SQLite would stop reading", sql: sql)
    }
    // One text with a NUL at its end: given a length instead, SQLite would copy the whole rest for every statement.
    unsafe try sql.utf8CString.withUnsafeBufferPointer { text throws(SQLiteError) in
      var next = text.baseAddress
      while let start = unsafe next, unsafe start.pointee != 0 {
        var handle: OpaquePointer?
        let code = unsafe sqlite3_prepare_v3(self.handle, start, -1, flags, &handle, &next)
        guard code == SQLITE_OK else {
          throw unsafe SQLiteError(code, on: self.handle, sql: String(cString: start))
        }
        // Space and comments alone give no statement.
        if let handle = unsafe handle { unsafe try body(handle) }
      }
    }
  }
}
