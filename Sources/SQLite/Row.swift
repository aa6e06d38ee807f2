import CSQLite

/// One row of a result, lent for the length of one step.
///
/// It can neither be copied nor kept: the memory behind it is gone with the next step, and the compiler knows. Columns
/// count from 0. Reading is strict: a value of another type than the one asked for is an error, not a conversion;
/// SQLite's own functions would turn a text into 0.
@safe public struct Row: ~Copyable, ~Escapable {
  let handle: OpaquePointer
  /// How many columns the row has.
  public let count: Int

  /// The row on which the statement stands.
  @_lifetime(&statement)
  init(of statement: inout Statement) {
    unsafe handle = statement.handle
    count = Int(unsafe sqlite3_data_count(statement.handle))
  }

  /// The row on which a statement stands that nobody steps as long as the row is lent.
  @_lifetime(borrow statement)
  init(lentBy statement: borrowing Statement) {
    unsafe handle = statement.handle
    count = Int(unsafe sqlite3_data_count(statement.handle))
  }

  /// Whether the column holds `NULL`.
  ///
  /// - Parameter index: The column, from 0.
  /// - Returns: True for `NULL`.
  /// - Throws: ``SQLiteError`` with `range` where there is no such column.
  public func isNull(_ index: Int) throws(SQLiteError) -> Bool {
    try type(index) == SQLITE_NULL
  }

  /// The integer in a column.
  ///
  /// - Parameter index: The column, from 0.
  /// - Returns: The number.
  /// - Throws: ``SQLiteError`` with `mismatch` for any other type, `range` where there is no such column.
  public func integer(_ index: Int) throws(SQLiteError) -> Int64 {
    try expect(SQLITE_INTEGER, index)
    return unsafe sqlite3_column_int64(handle, Int32(index))
  }

  /// The integer in a column, or nil for `NULL`.
  ///
  /// - Parameter index: The column, from 0.
  /// - Returns: The number or nil.
  /// - Throws: ``SQLiteError`` with `mismatch` for any other type, `range` where there is no such column.
  public func optionalInteger(_ index: Int) throws(SQLiteError) -> Int64? {
    try isNull(index) ? nil : try integer(index)
  }

  /// The floating-point number in a column; an integer is a mismatch too.
  ///
  /// - Parameter index: The column, from 0.
  /// - Returns: The number.
  /// - Throws: ``SQLiteError`` with `mismatch` for any other type, `range` where there is no such column.
  public func real(_ index: Int) throws(SQLiteError) -> Double {
    try expect(SQLITE_FLOAT, index)
    return unsafe sqlite3_column_double(handle, Int32(index))
  }

  /// The floating-point number in a column, or nil for `NULL`.
  ///
  /// - Parameter index: The column, from 0.
  /// - Returns: The number or nil.
  /// - Throws: ``SQLiteError`` with `mismatch` for any other type, `range` where there is no such column.
  public func optionalReal(_ index: Int) throws(SQLiteError) -> Double? {
    try isNull(index) ? nil : try real(index)
  }

  /// The text in a column.
  ///
  /// SQLite does not check that a text is UTF-8. Such a text is an error here and is never repaired: a repaired key
  /// would no longer find its row. ``withBytes(_:_:)`` reads it as it stands.
  ///
  /// - Parameter index: The column, from 0.
  /// - Returns: The text.
  /// - Throws: ``SQLiteError`` with `mismatch` for any other type or broken UTF-8, `range` where there is no such
  ///   column.
  public func text(_ index: Int) throws(SQLiteError) -> String {
    try expect(SQLITE_TEXT, index)
    let utf8 = unsafe try textBytes(index)
    // Nearly every text is ASCII, which needs no repair; the general way is not specialized and costs four times as much.
    if unsafe Row.isASCII(utf8) { return unsafe String(decoding: utf8, as: UTF8.self) }
    guard let text = unsafe String(validating: utf8, as: UTF8.self) else {
      throw error(.mismatch, "column \(index) holds a text that is not UTF-8")
    }
    return text
  }

  /// The text in a column, or nil for `NULL`.
  ///
  /// - Parameter index: The column, from 0.
  /// - Returns: The text or nil.
  /// - Throws: ``SQLiteError`` with `mismatch` for any other type or broken UTF-8, `range` where there is no such
  ///   column.
  public func optionalText(_ index: Int) throws(SQLiteError) -> String? {
    try isNull(index) ? nil : try text(index)
  }

  /// The bytes of a blob.
  ///
  /// - Parameter index: The column, from 0.
  /// - Returns: The bytes.
  /// - Throws: ``SQLiteError`` with `mismatch` for any other type, `range` where there is no such column.
  public func blob(_ index: Int) throws(SQLiteError) -> [UInt8] {
    try expect(SQLITE_BLOB, index)
    return unsafe [UInt8](blobBytes(index))
  }

  /// The value in a column, whatever its type.
  ///
  /// - Parameter index: The column, from 0.
  /// - Returns: The value.
  /// - Throws: ``SQLiteError`` with `mismatch` for broken UTF-8, `range` where there is no such column.
  public func value(_ index: Int) throws(SQLiteError) -> Value {
    switch try type(index) {
    case SQLITE_INTEGER: .integer(try integer(index))
    case SQLITE_FLOAT: .real(try real(index))
    case SQLITE_TEXT: .text(try text(index))
    case SQLITE_BLOB: .blob(try blob(index))
    default: .null
    }
  }

  /// Lends the bytes of a text or blob where they lie, without a copy.
  ///
  /// - Parameters:
  ///   - index: The column, from 0.
  ///   - body: Gets the bytes for the length of the call.
  /// - Returns: The body's value.
  /// - Throws: ``SQLiteError`` with `mismatch` for any other type, `range` where there is no such column, or the
  ///   body's.
  public func withBytes<R>(
    _ index: Int, _ body: (RawSpan) throws(SQLiteError) -> R
  ) throws(SQLiteError) -> R {
    switch try type(index) {
    case SQLITE_BLOB: return unsafe try body(blobBytes(index).bytes)
    case SQLITE_TEXT: return unsafe try body(UnsafeRawBufferPointer(textBytes(index)).bytes)
    case let type: throw mismatch(type, expected: "a text or a blob", index)
    }
  }

  /// The text as SQLite gives it out: in UTF-8, also from a file that stores UTF-16.
  @inline(__always) func textBytes(_ index: Int) throws(SQLiteError) -> UnsafeBufferPointer<UInt8> {
    // Text first, length second: the other order could count before a conversion.
    // https://sqlite.org/c3ref/column_blob.html
    guard let start = unsafe sqlite3_column_text(handle, Int32(index)) else {
      throw error(.outOfMemory, "no memory for the text of column \(index)")
    }
    return unsafe UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, Int32(index))))
  }

  /// All bytes are looked at, many at a time: to stop at the first one that is not would take longer.
  private static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    unsafe bytes.reduce(0 as UInt8, |) < 0x80
  }

  private func blobBytes(_ index: Int) -> UnsafeRawBufferPointer {
    // A blob of no bytes comes as a null pointer, which is an empty buffer. https://sqlite.org/c3ref/column_blob.html
    let start = unsafe sqlite3_column_blob(handle, Int32(index))
    return unsafe UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, Int32(index))))
  }

  @inline(__always) func type(_ index: Int) throws(SQLiteError) -> Int32 {
    guard index >= 0, index < count else {
      throw error(.range, "the row has \(count) columns, so none has the index \(index)")
    }
    return unsafe sqlite3_column_type(handle, Int32(index))
  }

  @inline(__always) private func expect(_ expected: Int32, _ index: Int) throws(SQLiteError) {
    let type = try type(index)
    if type != expected { throw mismatch(type, expected: Row.name(ofType: expected), index) }
  }

  private func mismatch(_ type: Int32, expected: String, _ index: Int) -> SQLiteError {
    error(.mismatch, "column \(index) holds \(Row.name(ofType: type)), not \(expected)")
  }

  private func error(_ code: SQLiteError.Code, _ message: String) -> SQLiteError {
    SQLiteError(code: code, message: message, sql: unsafe SQLiteError.sql(of: handle))
  }

  private static func name(ofType type: Int32) -> String {
    switch type {
    case SQLITE_INTEGER: "an integer"
    case SQLITE_FLOAT: "a real"
    case SQLITE_TEXT: "a text"
    case SQLITE_BLOB: "a blob"
    default: "NULL"
    }
  }
}
