import FoundationEssentials
import Testing

@testable import SQLite

@Suite("Content that is replaced")
struct ReplacingTests {
  let directory = TemporaryDirectory()
  private var path: String { directory.file("a.sqlite") }

  private func fill(_ path: String, _ word: String, rows: Int) throws -> Connection {
    let connection = try Connection(path: path, options: .writer)
    try connection.execute("CREATE TABLE t (a)")
    try connection.execute(
      """
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
      INSERT INTO t SELECT ? || i FROM n
      """, [Value(rows), .text(word)])
    return connection
  }

  private func state(_ connection: Connection) throws -> [String] {
    try connection.rows("SELECT count(*) || ' ' || min(a) FROM t") { row throws(SQLiteError) in try row.text(0) }
      + connection.rows("PRAGMA integrity_check") { row throws(SQLiteError) in try row.text(0) }
  }

  @Test("One transaction brings all of another database, and readers go on")
  func whole() throws {
    let connection = try fill(path, "old", rows: 5_000)
    let reader = try Connection(path: path, options: .reader)
    #expect(try state(reader) == ["5000 old1", "ok"])
    try connection.replaceContent(by: fill(directory.file("b.sqlite"), "new", rows: 3_000))
    #expect(try state(reader) == ["3000 new1", "ok"])
    #expect(try state(connection) == ["3000 new1", "ok"])
  }

  /// What befalls the bytes of a file.
  enum Damage: CaseIterable {
    case header, firstPages, laterPages, cut, emptied, pageSize

    func happen(to path: String) throws {
      let url = URL(filePath: path)
      var bytes = [UInt8](try Data(contentsOf: url))
      switch self {
      case .header: bytes.replaceSubrange(0..<100, with: [UInt8](repeating: 0x5A, count: 100))
      case .firstPages: bytes.replaceSubrange(0..<40_960, with: [UInt8](repeating: 0x5A, count: 40_960))
      case .laterPages: bytes.replaceSubrange(8_192..<40_960, with: [UInt8](repeating: 0x5A, count: 32_768))
      case .cut: bytes.removeSubrange(10_000...)
      case .emptied: bytes = []
      case .pageSize: bytes[17] = 1
      }
      // Not atomically: the file that readers have open is the one that is damaged.
      try Data(bytes).write(to: url)
    }
  }

  @Test("A damaged file gets its new content in place, and readers that had it open see it", arguments: Damage.allCases)
  func damaged(_ damage: Damage) throws {
    #expect(try fill(path, "old", rows: 20_000).checkpoint(.truncate).isComplete)
    let reader = try Connection(path: path, options: .reader)
    #expect(try state(reader) == ["20000 old1", "ok"])
    try damage.happen(to: path)
    let counterPath = directory.file("a.counter")
    try Connection.replaceDamagedContent(
      ofFileAt: path, by: fill(directory.file("b.sqlite"), "new", rows: 3_000)
    ) { file throws(SQLiteError) in try CommitCounter.writing(counterPath, beside: file) }
    #expect(CommitCounter(reading: counterPath)?.value == 2)
    #expect(try state(reader) == ["3000 new1", "ok"])
    #expect(try state(Connection(path: path, options: .reader)) == ["3000 new1", "ok"])
    #expect(try state(Connection(path: path, options: .writer)) == ["3000 new1", "ok"])
  }
}
