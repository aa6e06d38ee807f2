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
    guard !sql.utf8.contains(0) else {
      throw SQLiteError(code: .misuse, message: "the SQL text holds a NUL, where SQLite would stop reading", sql: sql)
    }
    var (handle, rest) = unsafe try prepareFirst(in: sql[...], flags: flags)
    guard let statement = unsafe handle else {
      throw SQLiteError(code: .misuse, message: "the SQL text holds no statement", sql: sql)
    }
    do throws(SQLiteError) {
      while !rest.isEmpty {
        let following = unsafe try prepareFirst(in: rest, flags: 0)
        if let extra = unsafe following.handle {
          _ = unsafe sqlite3_finalize(extra)
          throw SQLiteError(code: .misuse, message: "the SQL text holds more than one statement", sql: sql)
        }
        unsafe rest = following.rest
      }
    } catch {
      _ = unsafe sqlite3_finalize(statement)
      throw error
    }
    return unsafe statement
  }

  /// Prepares the first statement in a text.
  ///
  /// - Returns: The handle, nil where there was only space and comment, and what follows in the text.
  func prepareFirst(
    in text: Substring, flags: UInt32
  ) throws(SQLiteError) -> (handle: OpaquePointer?, rest: Substring) {
    var copy = text
    var handle: OpaquePointer?
    var consumed = 0
    let code = copy.withUTF8 { utf8 in
      unsafe utf8.withMemoryRebound(to: CChar.self) { characters in
        var tail: UnsafePointer<CChar>?
        let code = unsafe sqlite3_prepare_v3(
          self.handle, characters.baseAddress, Int32(clamping: characters.count), flags, &handle, &tail)
        if let start = characters.baseAddress, let tail = unsafe tail { consumed = unsafe tail - start }
        return code
      }
    }
    guard code == SQLITE_OK else { throw unsafe SQLiteError(code, on: self.handle, sql: String(text)) }
    let rest = text.utf8.dropFirst(max(1, consumed))
    return unsafe (handle, Substring(rest))
  }
}
