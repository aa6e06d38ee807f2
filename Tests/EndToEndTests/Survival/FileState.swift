import FoundationEssentials
import ReferenceStore
import SQLite

/// What a reference file that no program has open is found to be.
struct FileState {
  let generation: Int64
  let version: Int
  let diagnoses: Int
  /// What SQLite finds wrong with the database or with its search index.
  let problems: [String]

  /// Reads a file as another program would, then checks a copy of it, which takes writing.
  static func read(_ path: String) throws -> FileState {
    let reader = try Connection(path: path, options: .reader)
    var problems = try reader.rows("PRAGMA integrity_check") { row throws(SQLiteError) in try row.text(0) }
      .filter { $0 != "ok" }
    problems += try searchProblems(path)
    let numbers = try reader.first("SELECT value, (SELECT count(*) FROM diagnoses) FROM generation") {
      row throws(SQLiteError) in [try row.integer(0), try row.integer(1)]
    }
    return FileState(
      generation: numbers?.first ?? 0, version: Int(try reader.userVersion), diagnoses: Int(numbers?.last ?? 0),
      problems: problems)
  }

  private static func searchProblems(_ path: String) throws -> [String] {
    let copy = path + ".copy"
    let manager = FileManager.default
    let suffixes = ["", "-wal"]
    defer { for suffix in suffixes + ["-shm"] { try? manager.removeItem(atPath: copy + suffix) } }
    for suffix in suffixes where manager.fileExists(atPath: path + suffix) {
      try manager.copyItem(atPath: path + suffix, toPath: copy + suffix)
    }
    let connection = try Connection(path: copy, options: ConnectionOptions(access: .readWrite(create: false)))
    var problems: [String] = []
    for table in ["diagnoses_search", "facilities_search"] {
      do {
        // https://sqlite.org/fts5.html#the_integrity_check_command
        try connection.execute("INSERT INTO \(table) (\(table), rank) VALUES ('integrity-check', 1)")
      } catch {
        problems.append("\(table): \(error)")
      }
    }
    return problems
  }
}
