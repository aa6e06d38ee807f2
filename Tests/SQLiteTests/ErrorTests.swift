import SQLite
import Testing

@Suite("Errors")
struct ErrorTests {
  private static let schema = """
    CREATE TABLE item(code TEXT PRIMARY KEY, name TEXT UNIQUE NOT NULL, size INTEGER CHECK (size < 10)) WITHOUT ROWID;
    CREATE TABLE part(number INTEGER PRIMARY KEY, item TEXT NOT NULL REFERENCES item(code));
    CREATE TRIGGER guard BEFORE DELETE ON item BEGIN SELECT RAISE(ABORT, 'items stay'); END;
    INSERT INTO item VALUES ('a', 'satu', 1);
    """

  @Test(
    "an error carries the extended code",
    arguments: [
      ("INSERT INTO item VALUES ('a', 'dua', 2)", .constraintPrimaryKey),
      ("INSERT INTO item VALUES ('b', 'satu', 2)", .constraintUnique),
      ("INSERT INTO item VALUES ('b', NULL, 2)", .constraintNotNull),
      ("INSERT INTO item VALUES ('b', 'dua', 99)", .constraintCheck),
      ("INSERT INTO part VALUES (1, 'zzz')", .constraintForeignKey),
      ("DELETE FROM item", .constraintTrigger),
    ] as [(String, SQLiteError.Code)])
  func extendedCodes(sql: String, code: SQLiteError.Code) throws {
    let connection = try Connection.inMemory(Self.schema)
    let error = try #require(sqliteError { try connection.execute(sql) })
    #expect(error.code == code)
    #expect(error.sql == sql)
    #expect(error.shortDescription == "sqlite_constraint")
    #expect(!error.isRetryable)
  }

  @Test("a primary code matches its extended ones, and not the other way round")
  func matching() {
    #expect(SQLiteError.Code.busy ~= .busySnapshot)
    #expect(SQLiteError.Code.busySnapshot ~= .busySnapshot)
    #expect(!(SQLiteError.Code.busySnapshot ~= .busy))
    #expect(!(SQLiteError.Code.locked ~= .busySnapshot))
    #expect(SQLiteError.Code.busySnapshot != .busy)
    #expect(SQLiteError.Code.busySnapshot.primary == .busy)
    #expect(SQLiteError.Code(rawValue: 28 | 77 << 8).description == "other (19740)")
  }

  @Test("a catch clause can name a family of codes")
  func catching() throws {
    let connection = try Connection.inMemory(Self.schema)
    do {
      try connection.execute("DELETE FROM item")
      Issue.record("the trigger let it pass")
    } catch SQLiteError.Code.constraint {}
    struct Other: Error {}
    #expect(!(SQLiteError.Code.constraint ~= (Other() as any Error)))
  }

  @Test("lock conflicts may be tried again, all else may not")
  func retryable() {
    for code: SQLiteError.Code in [.busy, .busySnapshot, .locked, .protocolError] {
      #expect(SQLiteError(code: code, message: "").isRetryable)
    }
    for code: SQLiteError.Code in [.error, .full, .ioError, .corrupt, .constraint, .readOnly, .interrupt, .misuse] {
      #expect(!SQLiteError(code: code, message: "").isRetryable)
    }
  }

  @Test("a description is one line, and long SQL is cut")
  func description() throws {
    let error = SQLiteError(code: .busySnapshot, message: "database is locked", sql: "SELECT\n  1")
    #expect(error.description == "sqlite_busy (517): database is locked; in: SELECT 1")
    let long = SQLiteError(code: .error, message: "m", sql: String(repeating: "x", count: 5000))
    #expect(long.description.count < 350)
  }

  @Test(
    "no error shows a bound value, neither SQLite's message nor ours",
    arguments: [
      "INSERT INTO item VALUES ('a', ?, 1)",
      "INSERT INTO item VALUES (?, 'satu', 1)",
      "INSERT INTO item VALUES ('b', 'dua', ?)",
      "INSERT INTO part VALUES (?, 'a')",
      "INSERT INTO part VALUES (7, ?)",
      "DELETE FROM item WHERE code <> ?",
      "SELECT * FROM words WHERE words MATCH '\"' || ?",
      "SELECT * FROM words WHERE words MATCH ?1 || ':x'",
      "SELECT json_extract('{}', ?)",
      "SELECT json(?)",
      "ATTACH '/nonesuch/' || ? AS other",
      "VACUUM INTO '/nonesuch/' || ?",
      "SELECT abs(?1), abs(-9223372036854775808)",
      "SELECT count(*) FROM item WHERE code = ? AND name = ?",
    ])
  func secrets(sql: String) throws {
    let secret = "rahasia0009999000017"
    let connection = try Connection.inMemory(Self.schema + "CREATE VIRTUAL TABLE words USING fts5(word)")
    // The last one fails for want of a second value.
    let error = try #require(sqliteError { try connection.execute(sql, [.text(secret)]) })
    var dumped = ""
    dump(error, to: &dumped)
    for text in [error.description, String(reflecting: error), dumped, error.shortDescription] {
      #expect(!text.contains(secret))
    }
    #expect(error.sql == sql)
    #expect(!error.message.isEmpty)
  }

  @Test("reading a value as a wrong type does not show it")
  func secretInRow() throws {
    let connection = try Connection.inMemory()
    let error = sqliteError {
      try connection.forEachRow("SELECT ?", ["rahasia"]) { row throws(SQLiteError) in _ = try row.integer(0) }
    }
    #expect(error?.code == .mismatch)
    #expect(error?.description.contains("rahasia") == false)
  }
}
