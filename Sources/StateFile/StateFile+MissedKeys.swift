package import ReferenceStore
internal import SQLite

extension StateFile {
  /// How many missed keys of a dataset are kept: the newest ones.
  private static let keptMisses = 200
  /// After how many crawls that asked in vain a key is given up.
  private static let greatestTries = 5

  /// Keeps a key that a look-up asked for and nobody had; one that is kept already stays as it is.
  ///
  /// - Parameters:
  ///   - key: The code.
  ///   - dataset: The dataset.
  ///   - time: Unix seconds.
  /// - Throws: `StoreError` with `database`.
  package func keepMissed(_ key: String, of dataset: Dataset, at time: Int64) async throws(StoreError) {
    try await perform("keeping a missed key") { writer in
      try await writer.write { connection in
        try connection.execute(
          "INSERT OR IGNORE INTO missed_keys (dataset, key, noted_at) VALUES (?, ?, ?)",
          [Value(dataset.name), Value(key), Value(time)])
        try connection.execute(
          """
          DELETE FROM missed_keys WHERE dataset = ?1 AND key NOT IN
            (SELECT key FROM missed_keys WHERE dataset = ?1 ORDER BY noted_at DESC, key LIMIT ?2)
          """, [Value(dataset.name), Value(Self.keptMisses)])
      }
    }
  }

  /// The missed keys that the next crawl is to ask for.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - count: How many at most.
  /// - Returns: Those asked for least often, and the newest of them, first.
  /// - Throws: `StoreError` with `database`.
  package func missedKeys(of dataset: Dataset, atMost count: Int) async throws(StoreError) -> [String] {
    try await perform("reading missed keys") { writer in
      try await writer.withConnection { connection in
        try connection.rows(
          "SELECT key FROM missed_keys WHERE dataset = ? ORDER BY tries, noted_at DESC, key LIMIT ?",
          [Value(dataset.name), Value(count)]
        ) { row throws(SQLiteError) in try row.text(0) }
      }
    }
  }

  /// Notes what became of missed keys: drops those that were found, and those that were asked for too often.
  ///
  /// - Parameters:
  ///   - keys: The keys that a crawl asked for.
  ///   - found: Those of them that the service has.
  ///   - dataset: The dataset.
  /// - Throws: `StoreError` with `database`.
  package func settleMissed(
    _ keys: [String], found: Set<String>, of dataset: Dataset
  ) async throws(StoreError) {
    try await perform("settling missed keys") { writer in
      try await writer.write { connection in
        for key in keys {
          try connection.execute(
            "UPDATE missed_keys SET tries = tries + ? WHERE dataset = ? AND key = ?",
            [Value(found.contains(key) ? Self.greatestTries : 1), Value(dataset.name), Value(key)])
        }
        try connection.execute("DELETE FROM missed_keys WHERE tries >= ?", [Value(Self.greatestTries)])
      }
    }
  }
}
