import SQLite
import Testing

/// The examples of the article "Using SQLite as a library of its own", as they stand there.
@Suite("The guide")
struct GuideTests {
  private struct Article {
    let code: String
    let name: String
    let price: Int64
  }

  private let directory = TemporaryDirectory()

  private func shop() throws -> Connection {
    let connection = try Connection(path: directory.file("shop.sqlite"), options: .writer)
    try connection.executeScript(
      """
      CREATE TABLE IF NOT EXISTS article(code TEXT PRIMARY KEY, name TEXT NOT NULL, price INTEGER) WITHOUT ROWID;
      """)
    let articles = [Article(code: "a1", name: "apple", price: 300), Article(code: "p1", name: "pear", price: 1200)]
    try connection.withStatement("INSERT INTO article VALUES (?, ?, ?)") { statement throws(SQLiteError) in
      for article in articles {
        try statement.bind(text: article.code, at: 1)
        try statement.bind(text: article.name, at: 2)
        try statement.bind(integer: article.price, at: 3)
        try statement.run()
      }
    }
    return connection
  }

  @Test("opening and querying work as the guide says")
  func query() throws {
    let connection = try shop()
    let code = "p1"
    let names = try connection.rows("SELECT name FROM article WHERE price < ? ORDER BY name", [1000]) {
      row throws(SQLiteError) in
      try row.text(0)
    }
    let price = try connection.first("SELECT price FROM article WHERE code = ?", [Value(code)]) {
      row throws(SQLiteError) in
      try row.optionalInteger(0)
    }
    #expect(names == ["apple"])
    #expect(price == 1200)
  }

  @Test("writing, reading in parallel and backing up work as the guide says")
  func share() async throws {
    _ = try shop()
    let writer = try Writer(path: directory.file("shop.sqlite"))
    let raised = try await writer.write { connection in
      try connection.execute("UPDATE article SET price = price + 1 WHERE price < ?", [1000])
    }
    #expect(raised == 1)

    let readers = try Readers(path: directory.file("shop.sqlite"), limit: 8)
    let count = try readers.read { connection in
      try connection.first("SELECT count(*) FROM article") { row throws(SQLiteError) in try row.integer(0) }
    }
    #expect(count == 2)

    let isComplete = try await writer.withConnection { connection in
      try connection.backup(to: directory.file("shop-backup.sqlite"))
      return try connection.checkpoint(.passive).isComplete
    }
    #expect(isComplete)
  }

  @Test("errors are told apart as the guide says")
  func errors() throws {
    let connection = try shop()
    var caught = "nothing"
    do {
      try connection.execute("INSERT INTO article VALUES (?, ?, ?)", ["a1", "apple", 300])
    } catch {
      switch error.code {
      case .constraintPrimaryKey: caught = "this code is taken"
      case .constraint: caught = "another rule"
      default: throw error
      }
    }
    #expect(caught == "this code is taken")

    do {
      try connection.transaction { _ = try connection.execute("INSERT INTO article VALUES ('x1', NULL, 1)") }
    } catch SQLiteError.Code.constraint {
      caught = "a family"
    }
    #expect(caught == "a family")
  }
}
