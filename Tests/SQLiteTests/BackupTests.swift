import SQLite
import Testing

@Suite("Backup and checkpoint")
struct BackupTests {
  private let directory = TemporaryDirectory()

  /// A database of about 200 pages.
  private func seeded() throws -> Connection {
    var options = ConnectionOptions.writer
    options.automaticCheckpointPages = 0
    let connection = try Connection(path: directory.file("a.sqlite"), options: options)
    try connection.executeScript(
      """
      CREATE TABLE item(value, filling);
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 800)
      INSERT INTO item SELECT i, zeroblob(1000) FROM n
      """)
    return connection
  }

  @Test("a copy made while another connection writes is whole, and of the moment at which it began")
  func whileWriting() throws {
    let source = try seeded()
    let writer = try Connection(path: directory.file("a.sqlite"), options: .writer)
    let reader = try Connection(path: directory.file("a.sqlite"), options: .reader)
    var remaining: [Int] = []
    try reader.backup(to: directory.file("copy.sqlite"), pagesPerStep: 20) { progress in
      remaining.append(progress.remainingPages)
      #expect(progress.totalPages > 200)
      return (try? writer.execute("INSERT INTO item VALUES (0, 'later')")) == 1
    }
    #expect(remaining.count > 5)
    #expect(remaining == remaining.sorted(by: >))
    #expect(try source.count("SELECT count(*) FROM item") == Int64(800 + remaining.count))

    let copy = try Connection(path: directory.file("copy.sqlite"), options: .reader)
    #expect(try copy.count("SELECT count(*) FROM item") == 800)
    #expect(try copy.values("PRAGMA integrity_check") == ["ok"])
    #expect(try copy.values("PRAGMA journal_mode") == ["delete"])
    #expect(try directory.names().filter { $0.hasPrefix("copy") } == ["copy.sqlite"])
    #expect(try directory.permissions("copy.sqlite") == 0o640)
    #expect(!reader.isInTransaction)
  }

  @Test("a backup that is stopped says so and leaves no file")
  func stopped() throws {
    let source = try seeded()
    let error = sqliteError { try source.backup(to: directory.file("copy.sqlite"), pagesPerStep: 1) { _ in false } }
    #expect(error?.code == .interrupt)
    #expect(try directory.names().filter { $0.hasPrefix("copy") } == [])
    #expect(!source.isInTransaction)
    try source.execute("DELETE FROM item")
  }

  @Test("a backup never replaces a file, least of all its own source")
  func existing() throws {
    let source = try seeded()
    #expect(sqliteError { try source.backup(to: directory.file("a.sqlite")) }?.code == .cannotOpen)
    #expect(sqliteError { try source.backup(to: directory.file("none/copy.sqlite")) }?.code == .cannotOpen)
    #expect(try source.count("SELECT count(*) FROM item") == 800)
  }

  @Test("a backup cannot begin inside a transaction")
  func insideTransaction() throws {
    let source = try seeded()
    try source.transaction {
      #expect(sqliteError { try source.backup(to: directory.file("copy.sqlite")) }?.code == .misuse)
    }
    #expect(try directory.names().filter { $0.hasPrefix("copy") } == [])
  }

  @Test("a copy becomes a database that is written again")
  func restored() throws {
    try seeded().backup(to: directory.file("copy.sqlite"))
    let writer = try Connection(path: directory.file("copy.sqlite"), options: .writer)
    #expect(try writer.values("PRAGMA journal_mode") == ["wal"])
    #expect(try writer.execute("DELETE FROM item") == 800)
  }

  @Test("a checkpoint tells how much it copied, and truncate empties the WAL")
  func checkpoint() throws {
    let connection = try seeded()
    let passive = try connection.checkpoint(.passive)
    #expect(passive.isComplete)
    #expect(passive.walFrames > 200)
    #expect(try directory.size("a.sqlite-wal") > 200 * 4096)
    let truncate = try connection.checkpoint(.truncate)
    #expect(truncate.isComplete)
    #expect(truncate.walFrames == 0)
    #expect(try directory.size("a.sqlite-wal") == 0)
  }

  @Test("a reader in the way is a result, not an error", arguments: [CheckpointMode.restart, .truncate])
  func blocked(mode: CheckpointMode) throws {
    _ = try seeded()
    var options = ConnectionOptions.writer
    options.busyTimeout = .zero
    let writer = try Connection(path: directory.file("a.sqlite"), options: options)
    let reader = try Connection(path: directory.file("a.sqlite"), options: .reader)
    try reader.readTransaction {
      _ = try reader.count("SELECT count(*) FROM item")
      try writer.execute("INSERT INTO item VALUES (0, 'later')")
      let result = try writer.checkpoint(mode)
      #expect(result.wasBlocked)
      #expect(!result.isComplete)
      #expect(result.checkpointedFrames < result.walFrames)
    }
    #expect(try writer.checkpoint(mode).isComplete)
  }

  @Test("a checkpoint inside a transaction and on a reader are errors")
  func checkpointRefused() throws {
    let connection = try seeded()
    try connection.transaction {
      try connection.execute("DELETE FROM item")
      #expect(sqliteError { _ = try connection.checkpoint(.passive) }?.code == .locked)
    }
    let reader = try Connection(path: directory.file("a.sqlite"), options: .reader)
    let error = try #require(sqliteError { _ = try reader.checkpoint(.truncate) })
    #expect(SQLiteError.Code.readOnly ~= error.code)
  }
}
