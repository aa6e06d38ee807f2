import SQLite

extension ReferenceStore {
  /// Brings the phrases under which diagnoses are found into the file, and the search index up to them.
  ///
  /// Nothing is written where the file has the same ones. The generation stays: no row changes.
  ///
  /// - Parameter aliases: All phrases.
  /// - Returns: Whether anything was different.
  /// - Throws: `StoreError` with `database`: then the file is as it was.
  @discardableResult
  package func setAliases(_ aliases: AliasTable) async throws(StoreError) -> Bool {
    let entries = aliases.entries
    return try await perform("publishing the aliases") { writer in
      guard try await writer.withConnection({ try Self.aliases(in: $0) }) != entries else { return false }
      try await writer.write { connection in
        try connection.execute("DELETE FROM main.aliases")
        for entry in entries {
          try connection.execute(
            "INSERT INTO main.aliases (phrase, code) VALUES (?, ?)", [Value(entry.phrase), Value(entry.code)])
        }
        let index = DatasetSQL(.diagnoses).searchTable
        try connection.execute("INSERT INTO main.\(index) (\(index)) VALUES ('rebuild')")
      }
      return true
    }
  }

  private static func aliases(in connection: Connection) throws(SQLiteError) -> Set<AliasTable.Entry> {
    Set(
      try connection.rows("SELECT phrase, code FROM main.aliases") { row throws(SQLiteError) in
        AliasTable.Entry(phrase: try row.text(0), code: try row.text(1))
      })
  }
}
