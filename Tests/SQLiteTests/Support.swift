import FoundationEssentials
import SQLite
import Testing

/// A directory of its own for one test, removed afterwards.
func withTemporaryDirectory<R>(_ body: (String) throws -> R) throws -> R {
  let directory = FileManager.default.temporaryDirectory.appending(path: "SQLiteTests-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: directory) }
  return try body(directory.path)
}

/// The same for a test that awaits.
func withTemporaryDirectory<R>(_ body: (String) async throws -> R) async throws -> R {
  let directory = FileManager.default.temporaryDirectory.appending(path: "SQLiteTests-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: directory) }
  return try await body(directory.path)
}

/// The permission bits of a file; nil where there is none.
func permissions(of path: String) throws -> Int? {
  guard FileManager.default.fileExists(atPath: path) else { return nil }
  return try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
}

extension Connection {
  /// The integer that a query gives.
  func count(_ sql: String, _ values: [Value] = []) throws(SQLiteError) -> Int64? {
    try first(sql, values) { row throws(SQLiteError) in try row.integer(0) }
  }
}
