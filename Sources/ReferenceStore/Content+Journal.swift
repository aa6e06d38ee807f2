import SQLite

extension Content {
  private static let entry = "id, generation, dataset, key, op, before, after, at"

  /// The journal after a generation, oldest first.
  func changes(since generation: Int64, dataset: Dataset?) throws(SQLiteError) -> [Change] {
    try changes(since: generation, upTo: .max, dataset: dataset)
  }

  /// The journal after a generation, as many whole generations as it takes to have a number of entries.
  func journal(since generation: Int64, dataset: Dataset?, limit: Int) throws(SQLiteError) -> JournalPage {
    let newest = try self.generation()
    let start = try lastEntry(upTo: generation)
    let last = try connection.first(
      "SELECT generation FROM changes WHERE id > ?1 AND (?2 IS NULL OR +dataset = ?2) ORDER BY id LIMIT 1 OFFSET ?3",
      [Value(start), Value(dataset?.name), Value(max(limit, 1) - 1)]
    ) { row throws(SQLiteError) in try row.integer(0) }
    let end = last ?? newest
    let pruned = try connection.first(
      "SELECT max(pruned) FROM journal_horizon WHERE ?1 IS NULL OR dataset = ?1", [Value(dataset?.name)]
    ) { row throws(SQLiteError) in try row.optionalInteger(0) }
    let following = try connection.first(
      "SELECT 1 FROM changes WHERE id > ?1 AND (?2 IS NULL OR +dataset = ?2) LIMIT 1",
      [Value(try lastEntry(upTo: end)), Value(dataset?.name)]
    ) { row throws(SQLiteError) in try row.integer(0) }
    return JournalPage(
      changes: try changes(since: generation, upTo: end, dataset: dataset),
      generation: following == nil ? newest : end, hasMore: following != nil,
      isPruned: generation < (pruned.flatMap(\.self) ?? 0))
  }

  /// What happened to one key, whose parts are as they stand in the file.
  func history(of dataset: Dataset, key: [String]) throws(SQLiteError) -> KeyHistory {
    let changes = try connection.rows(
      "SELECT \(Self.entry) FROM changes WHERE id IN (\(try entriesOfKey("json_array(\(marks(key)))"))) ORDER BY id",
      [Value(dataset.name)] + key.map { .text($0) }
    ) { row throws(SQLiteError) in try Change(row) }
    return KeyHistory(changes: changes, horizon: try horizon(of: dataset), generation: try generation())
  }

  /// How far back the past of a dataset is known; nothing when it was never published.
  func horizon(of dataset: Dataset) throws(SQLiteError) -> JournalHorizon? {
    try connection.first(
      "SELECT generation, at, pruned FROM journal_horizon WHERE dataset = ?", [Value(dataset.name)]
    ) { row throws(SQLiteError) in
      JournalHorizon(
        state: PastState(generation: try row.integer(0), at: try row.integer(1)), pruned: try row.integer(2))
    }
  }

  /// The latest time that the file knows of, in unix seconds; nothing where nothing was ever published.
  func newestTime() throws(SQLiteError) -> Int64? {
    try connection.first(
      "SELECT max(time) FROM (SELECT max(at) AS time FROM changes UNION ALL SELECT max(as_of) FROM datasets_status)"
    ) { row throws(SQLiteError) in try row.optionalInteger(0) }.flatMap(\.self)
  }

  /// Whether the file is of a format that knows how far back its past reaches.
  func hasHorizon() throws(SQLiteError) -> Bool { try has("journal_horizon") }

  /// As many question marks as a key has parts.
  func marks(_ key: [String]) -> String {
    key.map { _ in "?" }.joined(separator: ", ")
  }

  private func changes(
    since generation: Int64, upTo end: Int64, dataset: Dataset?
  ) throws(SQLiteError) -> [Change] {
    try connection.rows(
      """
      SELECT \(Self.entry) FROM changes
      WHERE id > ?1 AND id <= ?2 AND (?3 IS NULL OR +dataset = ?3) ORDER BY id
      """, [Value(try lastEntry(upTo: generation)), Value(try lastEntry(upTo: end)), Value(dataset?.name)]
    ) { row throws(SQLiteError) in try Change(row) }
  }
}
