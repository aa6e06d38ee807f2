import FoundationEssentials
import Synchronization
import Testing

@testable import SQLite

@Suite("Readers")
struct ReadersTests {
  private static func seeded(_ directory: String) throws -> String {
    let path = directory + "/shared.sqlite"
    let connection = try Connection(path: path, options: .writer)
    try connection.executeScript("CREATE TABLE item(value INTEGER); INSERT INTO item VALUES (1), (2), (3)")
    return path
  }

  @Test("a read sees what was committed before it began")
  func seesCommits() throws {
    try withTemporaryDirectory { directory in
      let path = try Self.seeded(directory)
      let writer = try Connection(path: path, options: .writer)
      let readers = try Readers(path: path)
      for number in 4...6 {
        try writer.execute("INSERT INTO item VALUES (?)", [Value(number)])
        #expect(try readers.read { try $0.count("SELECT count(*) FROM item") } == Int64(number))
      }
    }
  }

  @Test("connections are kept warm and used again")
  func reusesConnections() throws {
    try withTemporaryDirectory { directory in
      let readers = try Readers(path: Self.seeded(directory))
      for _ in 1...10 { _ = try readers.read { try $0.count("SELECT count(*) FROM item") } }
      #expect(readers.idleCount == 1)
      try readers.read { _ in
        try readers.read { _ in #expect(readers.idleCount == 0) }
        #expect(readers.idleCount == 1)
      }
      #expect(readers.idleCount == 2)
      let isWarm = try readers.read { $0.cache.count > 0 }
      #expect(isWarm)
    }
  }
}
