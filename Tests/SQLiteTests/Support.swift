import FoundationEssentials
import SQLite
import Testing

/// A directory that lives as long as the suite's instance, which is one test.
final class TemporaryDirectory: Sendable {
  let path: String

  init() {
    let url = FileManager.default.temporaryDirectory.appending(path: "SQLiteTests-\(UUID().uuidString)")
    path = url.path
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      Issue.record(error)
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The path of a file in the directory.
  func file(_ name: String) -> String { path + "/" + name }

  /// The permission bits of a file in the directory; nil where there is none.
  func permissions(_ name: String) throws -> Int? {
    guard FileManager.default.fileExists(atPath: file(name)) else { return nil }
    return try FileManager.default.attributesOfItem(atPath: file(name))[.posixPermissions] as? Int
  }

  /// The bytes of a file in the directory.
  func size(_ name: String) throws -> Int {
    try #require(try FileManager.default.attributesOfItem(atPath: file(name))[.size] as? Int)
  }

  /// The names in the directory, sorted.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }
}

extension Connection {
  /// A database in memory, with the script run.
  static func inMemory(_ script: String = "") throws(SQLiteError) -> Connection {
    let connection = try Connection(path: ":memory:", options: .writer)
    try connection.executeScript(script)
    return connection
  }

  /// The integer that a query gives.
  func count(_ sql: String, _ values: [Value] = []) throws(SQLiteError) -> Int64? {
    try first(sql, values) { row throws(SQLiteError) in try row.integer(0) }
  }

  /// The values of a query's first row.
  func values(_ sql: String, _ values: [Value] = []) throws(SQLiteError) -> [Value] {
    try first(sql, values) { row throws(SQLiteError) in
      var result: [Value] = []
      for index in 0..<row.count { result.append(try row.value(index)) }
      return result
    } ?? []
  }
}

/// The error that a body throws; a recorded issue where it throws none.
func sqliteError(_ body: () throws -> Void) -> SQLiteError? {
  #expect(throws: SQLiteError.self, performing: body)
}
