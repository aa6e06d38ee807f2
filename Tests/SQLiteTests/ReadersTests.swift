import Dispatch
import Synchronization
import Testing

@testable import SQLite

@Suite("Readers")
struct ReadersTests {
  private let directory = TemporaryDirectory()

  private func seeded() throws -> Connection {
    let writer = try Connection(path: directory.file("a.sqlite"), options: .writer)
    try writer.executeScript("CREATE TABLE item(value); INSERT INTO item VALUES (1), (2)")
    return writer
  }

  private func readers(limit: Int = 8, patience: Duration = .seconds(5)) throws -> Readers {
    var options = ConnectionOptions.reader
    options.busyTimeout = patience
    return try Readers(path: directory.file("a.sqlite"), options: options, limit: limit)
  }

  @Test("a read sees what was committed before it began")
  func seesCommits() throws {
    let writer = try seeded()
    let readers = try readers()
    for number in 3...6 {
      try writer.execute("INSERT INTO item VALUES (?)", [Value(number)])
      #expect(try readers.read { try $0.count("SELECT count(*) FROM item") } == Int64(number))
    }
  }

  @Test("many threads read at once beside a writer, never more than the limit, never half a commit")
  func parallel() throws {
    let writer = try seeded()
    let readers = try readers(limit: 3)
    let counts = Mutex((now: 0, most: 0, reads: 0, torn: 0, failed: 0))
    DispatchQueue.concurrentPerform(iterations: 400) { _ in
      do {
        let count = try readers.read { connection in
          counts.withLock {
            $0.now += 1
            $0.most = max($0.most, $0.now)
          }
          defer { counts.withLock { $0.now -= 1 } }
          return try connection.count("SELECT count(*) FROM item") ?? -1
        }
        counts.withLock {
          $0.reads += 1
          $0.torn += Int(count & 1)
        }
      } catch {
        counts.withLock { $0.failed += 1 }
      }
    }
    try writer.transaction {
      try writer.execute("INSERT INTO item VALUES (3)")
      DispatchQueue.concurrentPerform(iterations: 50) { _ in
        let count = try? readers.read { try $0.count("SELECT count(*) FROM item") }
        counts.withLock {
          $0.reads += 1
          $0.torn += count == 2 ? 0 : 1
        }
      }
      try writer.execute("INSERT INTO item VALUES (4)")
    }
    let seen = counts.withLock { $0 }
    #expect(seen.reads == 450)
    #expect(seen.torn == 0)
    #expect(seen.failed == 0)
    #expect(seen.most <= 3)
    #expect(readers.idleCount <= 3)
    #expect(try readers.read { try $0.count("SELECT count(*) FROM item") } == 4)
  }

  @Test("whoever finds no free connection in time gets a busy error")
  func exhausted() throws {
    _ = try seeded()
    let readers = try readers(limit: 1, patience: .milliseconds(10))
    let error = sqliteError { try readers.read { _ in try readers.read { _ in } } }
    #expect(error?.code == .busy)
    #expect(error?.isRetryable == true)
    #expect(try readers.read { try $0.count("SELECT count(*) FROM item") } == 2)
  }

  @Test("a waiter gets the connection that another thread gives back")
  func waiter() throws {
    _ = try seeded()
    let readers = try readers(limit: 1)
    let isHeld = DispatchSemaphore(value: 0)
    let isRead = DispatchGroup()
    let answer = Mutex<Int64?>(nil)
    try readers.read { _ in
      DispatchQueue.global().async(group: isRead) {
        isHeld.signal()
        let count = try? readers.read { try $0.count("SELECT count(*) FROM item") }
        answer.withLock { $0 = count ?? -1 }
      }
      isHeld.wait()
      #expect(answer.withLock { $0 } == nil)
    }
    isRead.wait()
    #expect(answer.withLock { $0 } == 2)
  }

  @Test("connections stay open with their statements prepared")
  func warm() throws {
    _ = try seeded()
    let readers = try readers()
    for _ in 1...10 { _ = try readers.read { try $0.count("SELECT count(*) FROM item") } }
    #expect(readers.idleCount == 1)
    #expect(try readers.read { $0.cache.count } == 1)
    try readers.read { _ in try readers.read { _ in #expect(readers.idleCount == 0) } }
    #expect(readers.idleCount == 2)
  }

  @Test(
    "a reader never writes",
    arguments: [
      "INSERT INTO item VALUES (9)", "DELETE FROM item", "CREATE TABLE other(value)", "PRAGMA user_version = 9",
      "CREATE TEMP TABLE scratch(value)",
    ])
  func neverWrites(sql: String) throws {
    let writer = try seeded()
    let readers = try readers()
    let error = try #require(sqliteError { try readers.read { _ = try $0.execute(sql) } })
    #expect(SQLiteError.Code.readOnly ~= error.code)
    #expect(try writer.count("SELECT count(*) FROM item") == 2)
    #expect(try writer.userVersion == 0)
  }

  @Test("a body's error gives the connection back")
  func bodyThrows() throws {
    struct Refusal: Error {}
    _ = try seeded()
    let readers = try readers(limit: 1)
    for _ in 1...3 { #expect(throws: Refusal.self) { try readers.read { _ in throw Refusal() } } }
    #expect(readers.idleCount == 1)
  }

  @Test("a connection that a body keeps, or of which it keeps a statement, is never lent again")
  func kept() throws {
    _ = try seeded()
    let readers = try readers(limit: 1)
    var connection: Connection?
    try readers.read { connection = $0 }
    #expect(readers.idleCount == 0)
    var statement: Statement? = nil
    try readers.read { statement = try $0.prepare("SELECT 1") }
    #expect(readers.idleCount == 0)
    #expect(try readers.read { try $0.count("SELECT count(*) FROM item") } == 2)
    #expect(readers.idleCount == 1)
    #expect(try connection?.count("SELECT 5") == 5)
    let isKept = statement != nil
    #expect(isKept)
  }

  @Test("a transaction that a body leaves open does not pin the next one to an old state")
  func leftOpen() throws {
    let writer = try seeded()
    let readers = try readers(limit: 1)
    _ = try readers.read { connection in
      try connection.execute("BEGIN")
      return try connection.count("SELECT count(*) FROM item")
    }
    try writer.execute("INSERT INTO item VALUES (3)")
    #expect(try readers.read { try $0.count("SELECT count(*) FROM item") } == 3)
  }

  @Test("what cannot be opened is refused at the start")
  func refusals() throws {
    #expect(sqliteError { _ = try Readers(path: directory.file("none.sqlite")) }?.code == .cannotOpen)
    _ = try seeded()
    #expect(sqliteError { _ = try Readers(path: directory.file("a.sqlite"), options: .writer) }?.code == .misuse)
    #expect(sqliteError { _ = try self.readers(limit: 0) }?.code == .misuse)
  }
}
