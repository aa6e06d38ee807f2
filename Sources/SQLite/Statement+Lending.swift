import CSQLite

/// Questions that are asked again and again. Neither generic nor copying: from one module into another, either costs more
/// than the question.
extension Statement {
  /// Binds parts of one run of bytes, without copying them, and lends the first row to the body.
  ///
  /// - Parameters:
  ///   - bytes: The texts one after the other, in UTF-8.
  ///   - ends: Where each of them ends: one for each place of the statement.
  ///   - body: Gets the row for the length of the call; it must not use the statement, which is not asked for by `inout` so
  ///     that one which stands in a class costs nothing more.
  /// - Returns: Whether there was a row; afterwards the values are gone.
  /// - Throws: ``SQLiteError`` with `range` for another number of texts than places, `misuse` or `tooBig`, of the step that
  ///   failed, or the body's.
  package borrowing func lendFirstRow(
    ofTexts bytes: Span<UInt8>, endingAt ends: Span<UInt8>, _ body: (borrowing Row) throws(SQLiteError) -> Void
  ) throws(SQLiteError) -> Bool {
    guard ends.count == parameterCount else { throw wrongCount(ends.count) }
    return unsafe try bytes.withUnsafeBufferPointer { buffer throws(SQLiteError) in
      defer { _ = unsafe sqlite3_clear_bindings(handle) }
      var start = 0
      for index in ends.indices {
        let end = Int(ends[index])
        try check(
          unsafe csqlite_bind_kept_text(
            handle, Int32(index + 1), UnsafeBufferPointer(rebasing: buffer[start..<end]).baseAddress, Int32(end - start)
          ))
        start = end
      }
      defer { _ = unsafe sqlite3_reset(handle) }
      switch unsafe sqlite3_step(handle) {
      case SQLITE_ROW: try body(Row(lentBy: self))
      case SQLITE_DONE: return false
      case let code: throw unsafe SQLiteError(code, stepping: handle)
      }
      return true
    }
  }

  /// Binds a text and a number, without copying the text, and lends the rows to the body until it has had enough.
  ///
  /// - Parameters:
  ///   - text: The first value, in UTF-8.
  ///   - number: The second one.
  ///   - body: Gets each row for the length of the call, and tells whether it wants the next one.
  /// - Throws: ``SQLiteError`` with `range`, `misuse` or `tooBig`, of the step that failed, or the body's.
  package mutating func lendRows(
    ofText text: String, _ number: Int64, _ body: (borrowing Row) throws(SQLiteError) -> Bool
  ) throws(SQLiteError) {
    unsafe try text.utf8Span.span.withUnsafeBufferPointer { buffer throws(SQLiteError) in
      defer { _ = unsafe sqlite3_clear_bindings(handle) }
      try check(unsafe csqlite_bind_kept_text(handle, 1, buffer.baseAddress, Int32(clamping: buffer.count)))
      try bind(integer: number, at: 2)
      defer { reset() }
      while let row = try next(), try body(row) {}
    }
  }
}
