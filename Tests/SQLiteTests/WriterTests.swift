import Testing

@testable import SQLite

@Suite("The writer")
struct WriterTests {
  private struct Refusal: Error {}

  private let directory = TemporaryDirectory()

  private func writer() async throws -> Writer {
    let writer = try Writer(path: directory.file("a.sqlite"))
    try await writer.write { try $0.executeScript("CREATE TABLE counter(value); INSERT INTO counter VALUES (0)") }
    return writer
  }

  @Test("writes of many tasks run one after the other and none is lost")
  func serial() async throws {
    let writer = try await writer()
    try await withThrowingTaskGroup { group in
      for _ in 1...50 {
        group.addTask {
          try await writer.write { connection in
            let value = try connection.count("SELECT value FROM counter") ?? 0
            try connection.execute("UPDATE counter SET value = ?", [.integer(value + 1)])
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await writer.write { try $0.count("SELECT value FROM counter") } == 50)
  }

  @Test("bodies run on the actor's own queue, inside a transaction")
  func ownExecutor() async throws {
    let writer = try await writer()
    let isInTransaction = try await writer.write { connection in
      writer.preconditionIsolated("not on the writer's queue")
      return connection.isInTransaction
    }
    #expect(isInTransaction)
    #expect(try await !writer.withConnection { $0.isInTransaction })
  }

  @Test("a body that throws leaves nothing, and the next one works")
  func rollsBack() async throws {
    let writer = try await writer()
    await #expect(throws: Refusal.self) {
      try await writer.write { connection in
        try connection.execute("UPDATE counter SET value = 99")
        throw Refusal()
      }
    }
    #expect(try await writer.write { try $0.count("SELECT value FROM counter") } == 0)
  }

  @Test("a transaction that a body leaves open is rolled back")
  func leftOpen() async throws {
    let writer = try await writer()
    try await writer.withConnection { try $0.executeScript("BEGIN; UPDATE counter SET value = 99") }
    #expect(try await writer.write { try $0.count("SELECT value FROM counter") } == 0)
  }

  @Test("a closed writer says so, and leaves a file that readers open")
  func closed() async throws {
    let writer = try await writer()
    await writer.close()
    await #expect(throws: SQLiteError(code: .misuse, message: "the writer is closed")) {
      try await writer.write { _ in }
    }
    #expect(try directory.names() == ["a.sqlite", "a.sqlite-shm", "a.sqlite-wal"])
    let readers = try Readers(path: directory.file("a.sqlite"))
    #expect(try readers.read { try $0.count("SELECT value FROM counter") } == 0)
  }

  @Test("a writer needs write access and a file that can be opened")
  func refusals() throws {
    #expect(sqliteError { _ = try Writer(path: directory.file("b.sqlite"), options: .reader) }?.code == .misuse)
    #expect(sqliteError { _ = try Writer(path: directory.file("none/b.sqlite")) }?.code == .cannotOpen)
  }
}
