import CSQLite
internal import Glibc

/// Comparing a column with a value where it lies: nothing is copied, and no text is made.
extension Row {
  /// How a text in a column compares with another one, byte by byte, as an index orders them.
  ///
  /// - Parameters:
  ///   - index: The column, from 0.
  ///   - text: The other text.
  /// - Returns: Below 0 where the column's comes first, 0 where both are the same, above 0 where it comes later. A blob
  ///   comes behind every text, everything else before (https://sqlite.org/datatype3.html, section 4.1).
  /// - Throws: ``SQLiteError`` with `range` where there is no such column.
  package func order(of index: Int, to text: String) throws(SQLiteError) -> Int {
    switch try type(index) {
    case SQLITE_TEXT: return unsafe Self.order(of: try textBytes(index), to: text)
    case SQLITE_BLOB: return 1
    default: return -1
    }
  }

  /// Whether a column holds exactly this value, as SQLite's `IS` has it: texts are compared byte by byte.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - index: The column, from 0.
  /// - Returns: True where it does.
  /// - Throws: ``SQLiteError`` with `range` where there is no such column.
  package func holds(_ value: Value, at index: Int) throws(SQLiteError) -> Bool {
    let type = try type(index)
    switch value {
    case .null: return type == SQLITE_NULL
    case .integer(let number): if type == SQLITE_INTEGER { return try integer(index) == number }
    case .real(let number): if type == SQLITE_FLOAT { return try real(index) == number }
    case .text(let text): if type == SQLITE_TEXT { return try order(of: index, to: text) == 0 }
    case .blob(let bytes): if type == SQLITE_BLOB { return try blob(index) == bytes }
    }
    return false
  }

  private static func order(of bytes: UnsafeBufferPointer<UInt8>, to text: String) -> Int {
    unsafe text.utf8Span.span.withUnsafeBufferPointer { other in
      let common = min(bytes.count, other.count)
      if common > 0, let first = bytes.baseAddress, let second = other.baseAddress {
        let order = unsafe memcmp(first, second, common)
        if order != 0 { return Int(order) }
      }
      return bytes.count - other.count
    }
  }
}
