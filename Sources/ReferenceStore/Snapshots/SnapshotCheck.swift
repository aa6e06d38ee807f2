import SQLite

/// Opens a copy of the reference file and makes sure that it is a whole one.
enum SnapshotCheck {
  /// What a copy holds.
  struct Found: Hashable {
    let generation: Int64
    /// How many rows each dataset has, by its name.
    let rows: [String: Int]
  }

  /// Reads a copy that nobody writes.
  ///
  /// - Throws: `StoreError` with `unexpectedContent` or another code that says what is wrong, or what SQLite says.
  static func content(of path: String) throws -> Found {
    let connection = try Connection(path: path, options: .reader)
    try Migrator().check(connection)
    let problems = try connection.rows("PRAGMA integrity_check(3)") { row throws(SQLiteError) in try row.text(0) }
    guard problems == ["ok"] else {
      throw StoreError(.unexpectedContent, "the snapshot is damaged: \(problems.joined(separator: "; "))")
    }
    var rows: [String: Int] = [:]
    for status in try Content(connection: connection).statuses() {
      // One that a newer program added.
      guard let dataset = Dataset(named: status.dataset) else { continue }
      let count = try connection.count("SELECT count(*) FROM \(DatasetSQL(dataset).storage)")
      guard count == status.rowCount else {
        throw StoreError(
          .unexpectedContent, "the snapshot has \(count) rows of \(dataset.name), not \(status.rowCount)")
      }
      rows[dataset.name] = count
    }
    return Found(generation: try Content(connection: connection).generation(), rows: rows)
  }
}
