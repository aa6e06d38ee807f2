import CSQLite

/// Binding of values; the first place has the index 1, as in SQL's `?1`.
///
/// Every function throws ``SQLiteError`` with `range` for a place that does not exist, and `misuse` while the statement
/// is being stepped.
extension Statement {
  /// Binds a text, copied once, straight into SQLite's memory.
  ///
  /// - Parameters:
  ///   - text: Any text.
  ///   - index: The place, from 1.
  /// - Throws: ``SQLiteError`` with `range`, `misuse` or `tooBig`.
  public mutating func bind(text: String, at index: Int) throws(SQLiteError) {
    var text = text
    let code = text.withUTF8 { utf8 in
      unsafe utf8.withMemoryRebound(to: CChar.self) { bytes in
        unsafe csqlite_bind_text(handle, Int32(clamping: index), bytes.baseAddress, UInt64(bytes.count))
      }
    }
    try check(code)
  }

  /// Binds an integer.
  ///
  /// - Parameters:
  ///   - integer: Any number.
  ///   - index: The place, from 1.
  /// - Throws: ``SQLiteError`` with `range` or `misuse`.
  public mutating func bind(integer: Int64, at index: Int) throws(SQLiteError) {
    try check(unsafe sqlite3_bind_int64(handle, Int32(clamping: index), integer))
  }

  /// Binds a floating-point number; SQLite stores a NaN as `NULL`.
  ///
  /// - Parameters:
  ///   - real: Any number.
  ///   - index: The place, from 1.
  /// - Throws: ``SQLiteError`` with `range` or `misuse`.
  public mutating func bind(real: Double, at index: Int) throws(SQLiteError) {
    try check(unsafe sqlite3_bind_double(handle, Int32(clamping: index), real))
  }

  /// Binds bytes.
  ///
  /// - Parameters:
  ///   - blob: Any bytes; an empty array is an empty blob, not `NULL`.
  ///   - index: The place, from 1.
  /// - Throws: ``SQLiteError`` with `range`, `misuse` or `tooBig`.
  public mutating func bind(blob: [UInt8], at index: Int) throws(SQLiteError) {
    let code = unsafe blob.withUnsafeBytes { bytes in
      unsafe csqlite_bind_blob(handle, Int32(clamping: index), bytes.baseAddress, UInt64(bytes.count))
    }
    try check(code)
  }

  /// Binds `NULL`.
  ///
  /// - Parameter index: The place, from 1.
  /// - Throws: ``SQLiteError`` with `range` or `misuse`.
  public mutating func bindNull(at index: Int) throws(SQLiteError) {
    try check(unsafe sqlite3_bind_null(handle, Int32(clamping: index)))
  }

  /// Binds a value of any type.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - index: The place, from 1.
  /// - Throws: ``SQLiteError`` with `range`, `misuse` or `tooBig`.
  public mutating func bind(_ value: Value, at index: Int) throws(SQLiteError) {
    switch value {
    case .null: try bindNull(at: index)
    case .integer(let integer): try bind(integer: integer, at: index)
    case .real(let real): try bind(real: real, at: index)
    case .text(let text): try bind(text: text, at: index)
    case .blob(let bytes): try bind(blob: bytes, at: index)
    }
  }

  /// Binds what stands in a column of another statement's row, as it stands there.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - column: The column, from 0.
  ///   - index: The place, from 1.
  /// - Throws: ``SQLiteError`` with `range`, `misuse` or `tooBig`.
  package mutating func bind(_ row: borrowing Row, column: Int, at index: Int) throws(SQLiteError) {
    guard column >= 0, column < row.count else { throw error(.range, "the row has no column \(column)") }
    try check(
      unsafe sqlite3_bind_value(handle, Int32(clamping: index), sqlite3_column_value(row.handle, Int32(column))))
  }

  /// Binds a value to a named place.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - name: The name with its prefix, such as `:code`.
  /// - Throws: ``SQLiteError`` with `range` where the statement has no such name.
  public mutating func bind(_ value: Value, named name: String) throws(SQLiteError) {
    let index = unsafe sqlite3_bind_parameter_index(handle, name)
    guard index > 0 else { throw error(.range, "the statement has no parameter \(name)") }
    try bind(value, at: Int(index))
  }

  /// Binds all values, one for each place.
  ///
  /// - Parameter values: As many values as ``parameterCount``.
  /// - Throws: ``SQLiteError`` with `range` for another number of values: a place left out would silently be `NULL`.
  public mutating func bind(_ values: [Value]) throws(SQLiteError) {
    guard values.count == parameterCount else { throw wrongCount(values.count) }
    for index in values.indices { try bind(values[index], at: index + 1) }
  }

  func check(_ code: Int32) throws(SQLiteError) {
    // Nothing has run yet, so SQLite's message can only name the place.
    if code != SQLITE_OK { throw unsafe SQLiteError(code, on: sqlite3_db_handle(handle), sql: sql) }
  }

  /// The error of another number of values than places.
  func wrongCount(_ count: Int) -> SQLiteError {
    error(.range, "the statement takes \(parameterCount) values, not \(count)")
  }

  private func error(_ code: SQLiteError.Code, _ message: String) -> SQLiteError {
    SQLiteError(code: code, message: message, sql: sql)
  }
}
