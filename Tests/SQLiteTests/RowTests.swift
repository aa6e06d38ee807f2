import SQLite
import Testing

@Suite("Rows")
struct RowTests {
  /// A column of each type, in this order: integer, real, text, blob, NULL.
  private static let sql = "SELECT 42, 1.5, 'teks', x'00ff', NULL"

  private func read<R>(_ sql: String = sql, _ body: (borrowing Row) throws(SQLiteError) -> R) throws -> R {
    try #require(try Connection.inMemory().first(sql, [], body))
  }

  @Test("each column gives the type it holds")
  func types() throws {
    try read { row throws(SQLiteError) in
      #expect(row.count == 5)
      #expect(try row.integer(0) == 42)
      #expect(try row.real(1) == 1.5)
      #expect(try row.text(2) == "teks")
      #expect(try row.blob(3) == [0, 255])
      #expect(try row.isNull(4))
      #expect(try !row.isNull(0))
    }
  }

  @Test("asking for a wrong type is an error, never a conversion", arguments: 0..<5)
  func strict(index: Int) throws {
    try read { row throws(SQLiteError) in
      if index != 0 { #expect(error { () throws(SQLiteError) in _ = try row.integer(index) } == .mismatch) }
      if index != 1 { #expect(error { () throws(SQLiteError) in _ = try row.real(index) } == .mismatch) }
      if index != 2 { #expect(error { () throws(SQLiteError) in _ = try row.text(index) } == .mismatch) }
      if index != 3 { #expect(error { () throws(SQLiteError) in _ = try row.blob(index) } == .mismatch) }
    }
  }

  @Test("an optional is nil for NULL alone")
  func optionals() throws {
    try read { row throws(SQLiteError) in
      #expect(try row.optionalInteger(0) == 42)
      #expect(try row.optionalReal(1) == 1.5)
      #expect(try row.optionalText(2) == "teks")
      #expect(try row.optionalInteger(4) == nil)
      #expect(try row.optionalReal(4) == nil)
      #expect(try row.optionalText(4) == nil)
      #expect(error { () throws(SQLiteError) in _ = try row.optionalInteger(2) } == .mismatch)
      #expect(error { () throws(SQLiteError) in _ = try row.optionalText(0) } == .mismatch)
    }
  }

  @Test("a column that does not exist is an error, not NULL", arguments: [-1, 5, Int.max, Int.min])
  func range(index: Int) throws {
    try read { row throws(SQLiteError) in
      #expect(error { () throws(SQLiteError) in _ = try row.value(index) } == .range)
      #expect(error { () throws(SQLiteError) in _ = try row.optionalText(index) } == .range)
      #expect(error { () throws(SQLiteError) in _ = try row.isNull(index) } == .range)
    }
  }

  @Test("an error names column, type found and type wanted")
  func message() {
    let error = sqliteError { try read { row throws(SQLiteError) in _ = try row.integer(2) } }
    #expect(error?.message == "column 2 holds a text, not an integer")
    #expect(error?.sql == Self.sql)
  }

  @Test("a text that is not UTF-8 is an error, and its bytes can be read")
  func brokenText() throws {
    try read("SELECT CAST(x'61ff62' AS TEXT)") { row throws(SQLiteError) in
      #expect(error { () throws(SQLiteError) in _ = try row.text(0) } == .mismatch)
      #expect(error { () throws(SQLiteError) in _ = try row.value(0) } == .mismatch)
      let bytes = try row.withBytes(0) { span throws(SQLiteError) in
        span.byteOffsets.map { unsafe span.unsafeLoad(fromByteOffset: $0, as: UInt8.self) }
      }
      #expect(bytes == [0x61, 0xFF, 0x62])
    }
  }

  @Test("bytes are lent for texts and blobs alone")
  func bytes() throws {
    try read { row throws(SQLiteError) in
      #expect(try row.withBytes(2) { $0.byteCount } == 4)
      #expect(try row.withBytes(3) { $0.byteCount } == 2)
      #expect(error { () throws(SQLiteError) in _ = try row.withBytes(0) { $0.byteCount } } == .mismatch)
      #expect(error { () throws(SQLiteError) in _ = try row.withBytes(4) { $0.byteCount } } == .mismatch)
    }
    #expect(try read("SELECT ''") { row throws(SQLiteError) in try row.withBytes(0) { $0.byteCount } } == 0)
    #expect(try read("SELECT x''") { row throws(SQLiteError) in try row.withBytes(0) { $0.byteCount } } == 0)
  }

  @Test("a file that stores UTF-16 gives the same texts")
  func utf16() throws {
    let connection = try Connection.inMemory("PRAGMA encoding = 'UTF-16'; CREATE TABLE item(value TEXT)")
    try connection.execute("INSERT INTO item VALUES (?)", ["naïve 漢"])
    #expect(try connection.values("SELECT value FROM item") == ["naïve 漢"])
    let count = try connection.first("SELECT value FROM item") { row throws(SQLiteError) in
      try row.withBytes(0) { $0.byteCount }
    }
    #expect(count == "naïve 漢".utf8.count)
  }

  private func error(_ body: () throws(SQLiteError) -> Void) -> SQLiteError.Code? {
    do throws(SQLiteError) { try body() } catch { return error.code }
    return nil
  }
}
