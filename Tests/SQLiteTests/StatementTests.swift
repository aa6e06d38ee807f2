import Testing

@testable import SQLite

@Suite("Statements")
struct StatementTests {
  @Test("every kind of value comes back as it was bound")
  func roundTrip() throws {
    let connection = try Connection.inMemory()
    let values: [Value] = [
      nil, 0, .integer(.min), .integer(.max), -0.5, "", "Poliklinik gigi – é漢", "a\0b", .blob([]), .blob([0, 255]),
      .text(String(repeating: "x", count: 100_000)),
    ]
    for value in values { #expect(try connection.values("SELECT ?", [value]) == [value]) }
  }

  @Test("values can be bound by name")
  func named() throws {
    let connection = try Connection.inMemory()
    var statement = try connection.prepare("SELECT :first || :second")
    try statement.bind("a", named: ":first")
    try statement.bind("b", named: ":second")
    #expect(try statement.first { row throws(SQLiteError) in try row.text(0) } == "ab")
    #expect(throws: SQLiteError.self) { try statement.bind("c", named: ":third") }
  }

  @Test("too few or too many values are an error, not a silent NULL", arguments: [0, 1, 3])
  func wrongNumber(count: Int) throws {
    let connection = try Connection.inMemory()
    let error = sqliteError {
      try connection.execute("SELECT ?, ?", [Value](repeating: 1, count: count))
    }
    #expect(error?.code == .range)
    #expect(error?.sql == "SELECT ?, ?")
  }

  @Test("parts of one run of bytes are bound as texts, and gone afterwards")
  func partsOfBytes() throws {
    let connection = try Connection.inMemory()
    var statement = try connection.prepare("SELECT ?1 || '|' || ?2, ?1 IS NULL")
    let bytes = [UInt8]("gigi – é".utf8)
    let ends: [UInt8] = [4, UInt8(bytes.count)]
    var found: [String] = []
    let isThere = try statement.lendFirstRow(ofTexts: bytes.span, endingAt: ends.span) { row throws(SQLiteError) in
      found.append(try row.text(0))
    }
    #expect(isThere)
    #expect(found == ["gigi| – é"])
    #expect(try statement.first { row throws(SQLiteError) in try row.integer(1) } == 1)
    let error = sqliteError { try lendFirstRow(of: connection, [4]) }
    #expect(error?.code == .range)
    let none = try connection.prepare("SELECT 1 WHERE ?1 = ?2")
    #expect(try !none.lendFirstRow(ofTexts: bytes.span, endingAt: ends.span) { _ throws(SQLiteError) in })
  }

  private func lendFirstRow(of connection: Connection, _ ends: [UInt8]) throws(SQLiteError) {
    let statement = try connection.prepare("SELECT ?1, ?2")
    _ = try statement.lendFirstRow(ofTexts: [UInt8]("gigi".utf8).span, endingAt: ends.span) { _ throws(SQLiteError) in }
  }

  @Test("rows are lent until there are enough, and the statement runs anew")
  func enoughRows() throws {
    let connection = try Connection.inMemory(
      "CREATE TABLE item(name); INSERT INTO item VALUES ('a'), ('b'), ('c'), ('a')")
    var statement = try connection.prepare("SELECT rowid FROM item WHERE name >= ?1 LIMIT ?2")
    for _ in 1...2 {
      var rows: [Int64] = []
      try statement.lendRows(ofText: "b", 10) { row throws(SQLiteError) in
        rows.append(try row.integer(0))
        return rows.count < 2
      }
      #expect(rows == [2, 3])
    }
    var rows: [Int64] = []
    try statement.lendRows(ofText: "", 3) { row throws(SQLiteError) in
      rows.append(try row.integer(0))
      return true
    }
    #expect(rows == [1, 2, 3])
  }

  @Test("a place that does not exist is an error", arguments: [-1, 0, 2, Int.max])
  func wrongPlace(index: Int) throws {
    let connection = try Connection.inMemory()
    #expect(sqliteError { try bindOne(connection, at: index) }?.code == .range)
  }

  private func bindOne(_ connection: Connection, at index: Int) throws(SQLiteError) {
    try connection.withStatement("SELECT ?") { statement throws(SQLiteError) in try statement.bind(1, at: index) }
  }

  @Test("a statement says what it is")
  func description() throws {
    let connection = try Connection.inMemory("CREATE TABLE item(code, name)")
    let query = try connection.prepare("SELECT code, name AS label FROM item WHERE code = ?")
    #expect(query.columnNames == ["code", "label"])
    #expect(query.parameterCount == 1)
    #expect(query.isReadOnly == true)
    let insert = try connection.prepare("INSERT INTO item VALUES (?, ?)")
    #expect(insert.columnNames == [])
    #expect(insert.isReadOnly == false)
  }

  @Test(
    "a text must hold exactly one statement",
    arguments: ["", "  -- nothing", "SELECT 1; SELECT 2", "SELECT 1\0; SELECT 2"])
  func exactlyOne(sql: String) throws {
    let connection = try Connection.inMemory()
    #expect(sqliteError { try connection.execute(sql) }?.code == .misuse)
  }

  @Test(
    "space, semicolons and comments may follow",
    arguments: ["SELECT 1;", "SELECT 1 ; \n", "SELECT 1; -- é\n /* b */ ; ;"])
  func trailingNoise(sql: String) throws {
    #expect(try Connection.inMemory().count(sql) == 1)
  }

  @Test("a kept statement works on after the last other reference to its connection is gone")
  func outlivesConnection() throws {
    func prepared() throws -> Statement {
      let connection = try Connection.inMemory("CREATE TABLE item(value); INSERT INTO item VALUES (7)")
      return try connection.prepare("SELECT value FROM item")
    }
    var statement = try prepared()
    #expect(try statement.first { row throws(SQLiteError) in try row.integer(0) } == 7)
  }

  @Test("a kept statement is ready for new values after each way of running it")
  func reuse() throws {
    let connection = try Connection.inMemory("CREATE TABLE item(value); INSERT INTO item VALUES (1), (2), (3)")
    var statement = try connection.prepare("SELECT value FROM item WHERE value >= ? ORDER BY value")
    func number(_ row: borrowing Row) throws(SQLiteError) -> Int64 { try row.integer(0) }
    try statement.bind([1])
    #expect(try statement.first(number) == 1)
    try statement.bind([2])
    #expect(try statement.rows(number) == [2, 3])
    try statement.bind([3])
    try statement.run()
    #expect(try statement.first(number) == 3)
    try statement.bind([1])
    #expect(throws: SQLiteError.self) { try statement.stream { row in _ = try row.text(0) } }
    try statement.bind([2])
    var sum: Int64 = 0
    try statement.forEachRow { row throws(SQLiteError) in sum += try row.integer(0) }
    #expect(sum == 5)
  }

  @Test("rows changed are those of this statement alone")
  func rowsChanged() throws {
    let connection = try Connection.inMemory("CREATE TABLE item(value)")
    #expect(try connection.execute("INSERT INTO item VALUES (1), (2), (3)") == 3)
    #expect(try connection.execute("CREATE TABLE other(value)") == 0)
    #expect(try connection.execute("SELECT * FROM item") == 0)
    #expect(try connection.execute("UPDATE item SET value = 0 WHERE value > ?", [1]) == 2)
    #expect(try connection.execute("DELETE FROM item WHERE value = 99") == 0)
    #expect(connection.totalChanges == 5)
    #expect(connection.lastInsertRowID == 3)
  }

  @Test("a script stops at the first statement that fails and names it")
  func script() throws {
    let connection = try Connection.inMemory()
    let error = sqliteError {
      try connection.executeScript(
        "CREATE TABLE a(x); INSERT INTO a VALUES (1); INSERT INTO b VALUES (2); CREATE TABLE c(x)")
    }
    #expect(error?.sql?.contains("INTO b") == true)
    #expect(try connection.count("SELECT count(*) FROM sqlite_schema") == 1)
    #expect(try connection.count("SELECT count(*) FROM a") == 1)
  }

  @Test("a body's own error ends a stream and arrives unchanged")
  func stream() throws {
    struct Enough: Error {}
    let connection = try Connection.inMemory("CREATE TABLE item(value); INSERT INTO item VALUES (1), (2), (3)")
    var seen: [Int64] = []
    #expect(throws: Enough.self) {
      try connection.stream("SELECT value FROM item WHERE value >= ? ORDER BY value", [2]) { row in
        seen.append(try row.integer(0))
        throw Enough()
      }
    }
    #expect(seen == [2])
    try connection.execute("DROP TABLE item")
  }
}
