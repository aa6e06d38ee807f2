import Testing

@testable import SQLite

@Suite("The statement cache")
struct StatementCacheTests {
  /// Where the statement lies in memory.
  private func address(_ connection: Connection, _ sql: String) throws -> Int {
    try connection.withStatement(sql) { statement throws(SQLiteError) in unsafe Int(bitPattern: statement.handle) }
  }

  @Test("the same text gets the same statement again")
  func reuse() throws {
    let connection = try Connection.inMemory()
    let first = try address(connection, "SELECT 1")
    _ = try address(connection, "SELECT 2")
    #expect(try address(connection, "SELECT 1") == first)
    #expect(connection.cache.count == 2)
  }

  @Test("values are forgotten after use, also where the body throws")
  func clearsBindings() throws {
    let connection = try Connection.inMemory()
    _ = sqliteError {
      try connection.withStatement("SELECT ?") { statement throws(SQLiteError) in
        try statement.bind(7, at: 1)
        throw SQLiteError(code: .abort, message: "enough")
      }
    }
    let value = try connection.withStatement("SELECT ?") { statement throws(SQLiteError) in
      try statement.first { row throws(SQLiteError) in try row.value(0) }
    }
    #expect(value == .null)
  }

  @Test("a body that throws in the middle of rows leaves nothing open")
  func resets() throws {
    let connection = try Connection.inMemory("CREATE TABLE item(value); INSERT INTO item VALUES (1), (2)")
    let error = sqliteError {
      try connection.forEachRow("SELECT value FROM item") { _ throws(SQLiteError) in
        throw SQLiteError(code: .abort, message: "enough")
      }
    }
    #expect(error?.message == "enough")
    // A query still open would keep the table locked.
    try connection.execute("DROP TABLE item")
  }

  @Test("the one used longest ago goes first, and no more are kept than allowed")
  func leastRecentlyUsed() throws {
    var options = ConnectionOptions.writer
    options.statementCacheCapacity = 2
    let connection = try Connection(path: ":memory:", options: options)
    for sql in ["SELECT 1", "SELECT 2", "SELECT 1", "SELECT 3"] { try connection.execute(sql) }
    #expect(connection.cache.count == 2)
    #expect(connection.cache.borrow("SELECT 2") == nil)
    let kept = try #require(connection.cache.borrow("SELECT 1"))
    connection.cache.giveBack(kept)
  }

  @Test("without room every use prepares anew", arguments: [0, -1])
  func noRoom(capacity: Int) throws {
    var options = ConnectionOptions.writer
    options.statementCacheCapacity = capacity
    let connection = try Connection(path: ":memory:", options: options)
    for _ in 1...3 { #expect(try connection.count("SELECT 1") == 1) }
    #expect(connection.cache.count == 0)
  }

  @Test("the same text may be used inside its own rows")
  func reentrant() throws {
    let connection = try Connection.inMemory("CREATE TABLE item(value); INSERT INTO item VALUES (1), (2), (3)")
    let sql = "SELECT value FROM item WHERE value <= ? ORDER BY value"
    var pairs: [[Int64]] = []
    try connection.forEachRow(sql, [3]) { outer throws(SQLiteError) in
      let limit = try outer.integer(0)
      try connection.forEachRow(sql, [.integer(limit)]) { inner throws(SQLiteError) in
        pairs.append([limit, try inner.integer(0)])
      }
    }
    #expect(pairs == [[1, 1], [2, 1], [2, 2], [3, 1], [3, 2], [3, 3]])
    #expect(connection.cache.count == 1)
  }

  @Test("a body that swaps its statement for another mixes nothing up")
  func swapped() throws {
    let connection = try Connection.inMemory()
    var other = try connection.prepare("SELECT 2")
    try connection.withStatement("SELECT 1") { statement throws(SQLiteError) in swap(&statement, &other) }
    #expect(other.sql == "SELECT 1")
    #expect(try other.first { row throws(SQLiteError) in try row.integer(0) } == 1)
    #expect(try connection.count("SELECT 1") == 1)
    #expect(try connection.count("SELECT 2") == 2)
  }

  @Test("a kept statement follows a change of the schema")
  func schemaChange() throws {
    let connection = try Connection.inMemory("CREATE TABLE item(a); INSERT INTO item VALUES (1)")
    #expect(try connection.values("SELECT * FROM item") == [1])
    try connection.execute("ALTER TABLE item ADD COLUMN b DEFAULT 2")
    #expect(try connection.values("SELECT * FROM item") == [1, 2])
  }
}
