import SQLite
import Testing

@Suite("Transactions")
struct TransactionTests {
  private struct Refusal: Error {}

  private let directory = TemporaryDirectory()

  private func open(_ options: ConnectionOptions = .writer) throws -> Connection {
    let connection = try Connection(path: directory.file("a.sqlite"), options: options)
    try connection.executeScript("CREATE TABLE IF NOT EXISTS item(value UNIQUE)")
    return connection
  }

  @Test("a body that ends commits, and its value comes back")
  func commits() throws {
    let connection = try open()
    let value = try connection.transaction {
      #expect(connection.isInTransaction)
      return try connection.execute("INSERT INTO item VALUES (1), (2)")
    }
    #expect(value == 2)
    #expect(!connection.isInTransaction)
    #expect(try open().count("SELECT count(*) FROM item") == 2)
  }

  @Test("whatever the body throws, nothing of it stays and the connection goes on")
  func rollsBack() throws {
    let connection = try open()
    #expect(throws: Refusal.self) {
      try connection.transaction {
        try connection.execute("INSERT INTO item VALUES (1)")
        throw Refusal()
      }
    }
    #expect(!connection.isInTransaction)
    #expect(try connection.count("SELECT count(*) FROM item") == 0)
    try connection.transaction { _ = try connection.execute("INSERT INTO item VALUES (2)") }
    #expect(try connection.count("SELECT count(*) FROM item") == 1)
  }

  @Test("a throw out of the middle of rows rolls back as well")
  func rollsBackInsideRows() throws {
    let connection = try open()
    try connection.execute("INSERT INTO item VALUES (1), (2)")
    #expect(throws: Refusal.self) {
      try connection.transaction {
        try connection.stream("SELECT value FROM item") { _ in
          try connection.execute("DELETE FROM item")
          throw Refusal()
        }
      }
    }
    #expect(try connection.count("SELECT count(*) FROM item") == 2)
  }

  @Test("a transaction within a transaction is refused, and the outer one can still commit")
  func nested() throws {
    let connection = try open()
    try connection.transaction {
      try connection.execute("INSERT INTO item VALUES (1)")
      let error = sqliteError { try connection.transaction {} }
      #expect(error?.code == .misuse)
      #expect(error?.message == "a transaction is open already on this connection")
      #expect(sqliteError { try connection.readTransaction {} }?.code == .misuse)
    }
    #expect(try connection.count("SELECT count(*) FROM item") == 1)
  }

  @Test("a commit that fails rolls back")
  func commitFails() throws {
    let connection = try open()
    try connection.executeScript("CREATE TABLE part(item REFERENCES item(value) DEFERRABLE INITIALLY DEFERRED)")
    let error = sqliteError {
      try connection.transaction { _ = try connection.execute("INSERT INTO part VALUES (99)") }
    }
    #expect(error?.code == .constraintForeignKey)
    #expect(error?.sql == "COMMIT")
    #expect(!connection.isInTransaction)
    #expect(try connection.count("SELECT count(*) FROM part") == 0)
  }

  @Test("where SQLite rolls back by itself, its error is thrown and not one about the rollback")
  func rolledBackBySQLite() throws {
    let connection = try open()
    try connection.execute("INSERT INTO item VALUES (1)")
    let error = sqliteError {
      try connection.transaction {
        try connection.execute("INSERT INTO item VALUES (2)")
        try connection.execute("INSERT OR ROLLBACK INTO item VALUES (1)")
      }
    }
    #expect(error?.code == .constraintUnique)
    #expect(try connection.count("SELECT count(*) FROM item") == 1)
  }

  @Test("a body that goes on after SQLite has rolled back is told so")
  func swallowedRollback() throws {
    let connection = try open()
    try connection.execute("INSERT INTO item VALUES (1)")
    let error = sqliteError {
      try connection.transaction {
        _ = try? connection.execute("INSERT OR ROLLBACK INTO item VALUES (1)")
      }
    }
    #expect(error?.code == .abortRollback)
    #expect(!connection.isInTransaction)
  }

  @Test("a full disk ends the transaction, loses nothing committed, and says so")
  func full() throws {
    let connection = try open()
    try connection.execute("INSERT INTO item VALUES (1)")
    let pages = try #require(try connection.count("PRAGMA page_count"))
    try connection.executeScript("PRAGMA max_page_count = \(pages + 2)")
    let error = sqliteError {
      try connection.transaction {
        try connection.execute("INSERT INTO item VALUES (2)")
        try connection.execute("INSERT INTO item VALUES (zeroblob(100000))")
      }
    }
    #expect(error?.code == .full)
    #expect(error?.shortDescription == "sqlite_full")
    #expect(!connection.isInTransaction)
    #expect(try connection.count("SELECT count(*) FROM item") == 1)
    try connection.transaction { _ = try connection.execute("INSERT INTO item VALUES (3)") }
  }

  @Test("the write lock is taken at the start: a second writer is busy before its body runs")
  func immediate() throws {
    let first = try open()
    var options = ConnectionOptions.writer
    options.busyTimeout = .zero
    let second = try open(options)
    try first.transaction {
      let error = sqliteError { try second.transaction { _ = Issue.record("two writers at once") } }
      #expect(error?.code == .busy)
      #expect(error?.isRetryable == true)
    }
    try second.transaction {}
  }

  @Test("a read transaction sees one state, whatever is committed meanwhile")
  func snapshot() throws {
    let writer = try open()
    let reader = try Connection(path: directory.file("a.sqlite"), options: .reader)
    try reader.readTransaction {
      #expect(try reader.count("SELECT count(*) FROM item") == 0)
      try writer.execute("INSERT INTO item VALUES (1)")
      #expect(try reader.count("SELECT count(*) FROM item") == 0)
    }
    #expect(try reader.count("SELECT count(*) FROM item") == 1)
  }

  @Test("a read that turns into a write after another commit fails with the snapshot's code")
  func staleSnapshot() throws {
    let first = try open()
    let second = try open()
    let error = sqliteError {
      try first.readTransaction {
        _ = try first.count("SELECT count(*) FROM item")
        try second.execute("INSERT INTO item VALUES (1)")
        try first.execute("INSERT INTO item VALUES (2)")
      }
    }
    #expect(error?.code == .busySnapshot)
  }

  @Test("the header's numbers are part of the transaction")
  func header() throws {
    let connection = try open()
    try? connection.transaction {
      try connection.setUserVersion(7)
      try connection.setApplicationID(-5)
      throw Refusal()
    }
    #expect(try connection.userVersion == 0)
    try connection.transaction {
      try connection.setUserVersion(7)
      try connection.setApplicationID(-5)
    }
    let reader = try Connection(path: directory.file("a.sqlite"), options: .reader)
    #expect(try reader.userVersion == 7)
    #expect(try reader.applicationID == -5)
  }

  @Test("the data version moves with another connection's commit alone")
  func dataVersion() throws {
    let writer = try open()
    let reader = try Connection(path: directory.file("a.sqlite"), options: .reader)
    let before = try reader.dataVersion
    #expect(try reader.dataVersion == before)
    try writer.execute("INSERT INTO item VALUES (1)")
    #expect(try reader.dataVersion != before)
  }
}
