import SQLite

extension ReferenceReader {
  /// The time of the journal's newest entry.
  ///
  /// - Returns: Unix seconds; nil where the journal is empty.
  /// - Throws: `StoreError` with `database`.
  package func newestChangeTime() throws(StoreError) -> Int64? {
    do {
      return try readers.read { connection in
        try connection.first("SELECT at FROM changes ORDER BY id DESC LIMIT 1") { row throws(SQLiteError) in
          try row.integer(0)
        }
      }
    } catch {
      throw StoreError(error, while: "reading the journal's newest time")
    }
  }
}
