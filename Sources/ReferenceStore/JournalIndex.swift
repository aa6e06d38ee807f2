import SQLite

/// Finds entries of the journal by their key.
///
/// Every entry that is brought to the index touches a page of its own. Entries of small publications wait in the journal
/// until there are enough of them to be worth it; whoever asks for a key looks at those that wait one by one.
struct JournalIndex {
  /// So many entries may wait: reading them takes about a tenth of a millisecond.
  static let patience: Int64 = 256

  let connection: Connection

  /// Brings the entries that wait to the index, where there are enough of them.
  ///
  /// - Parameters:
  ///   - count: How many are enough.
  ///   - isSorted: Whether they are put in order first. Those of one publication are nearly in order: the removed, the changed
  ///     and the added ones each by key.
  /// - Throws: What SQLite says.
  func settle(from count: Int64 = patience, sorted isSorted: Bool = false) throws(SQLiteError) {
    let (newest, reached) = try bounds()
    guard newest - reached >= count else { return }
    try connection.execute(
      """
      INSERT INTO main.changes_by_key (dataset, key, id)
      SELECT dataset, key, id FROM main.changes WHERE id > ?\(isSorted ? " ORDER BY dataset, key, id" : "")
      """, [Value(reached)])
    try connection.execute("UPDATE main.changes_indexed SET id = ?", [Value(newest)])
  }

  /// Makes the index anew.
  func rebuild() throws(SQLiteError) {
    try connection.execute("DELETE FROM main.changes_by_key")
    try connection.execute("REPLACE INTO main.changes_indexed (one, id) VALUES (1, 0)")
    try settle(from: 1, sorted: true)
  }

  /// Lets the body write entries, none of which gets the number of one that was taken out of the journal.
  ///
  /// SQLite numbers on from the greatest number that is there: for a moment that is the greatest one there ever was.
  func numberingOn(_ body: () throws(SQLiteError) -> Void) throws(SQLiteError) {
    let (newest, reached) = try bounds()
    guard newest < reached else { return try body() }
    try connection.execute(
      "INSERT INTO main.changes (id, generation, dataset, key, op, at) VALUES (?, 0, '', '', 'removed', 0)",
      [Value(reached)])
    try body()
    try connection.execute("DELETE FROM main.changes WHERE id = ?", [Value(reached)])
  }

  /// The newest entry, and the newest one in the index.
  private func bounds() throws(SQLiteError) -> (newest: Int64, reached: Int64) {
    let bounds = try connection.first(
      "SELECT (SELECT coalesce(max(id), 0) FROM main.changes), (SELECT id FROM main.changes_indexed)"
    ) { row throws(SQLiteError) in (try row.integer(0), try row.integer(1)) }
    return bounds ?? (0, 0)
  }
}

extension Content {
  /// Numbers of the entries of a key, as a query with two places: the dataset's name, and the key as an array.
  ///
  /// A file of an earlier format has an index on the journal itself.
  func entriesOfKey(_ key: String) throws(SQLiteError) -> String {
    let source = try has("changes_of_key") ? "changes_of_key" : "changes"
    return "SELECT id FROM \(source) WHERE dataset = ? AND key = \(key)"
  }

  /// The last entry of a generation or of an earlier one; 0 where there is none.
  ///
  /// Entries stand in the order of their generations, so that halving finds it.
  func lastEntry(upTo generation: Int64) throws(SQLiteError) -> Int64 {
    var low: Int64 = 0
    var high =
      try connection.first("SELECT max(id) FROM changes") { row throws(SQLiteError) in
        try row.optionalInteger(0) ?? 0
      } ?? 0
    while low < high {
      let middle = low + (high - low + 1) / 2
      let entry = try connection.first(
        "SELECT id, generation FROM changes WHERE id >= ? ORDER BY id LIMIT 1", [Value(middle)]
      ) { row throws(SQLiteError) in (id: try row.integer(0), generation: try row.integer(1)) }
      if let entry, entry.generation <= generation { low = entry.id } else { high = middle - 1 }
    }
    return low
  }

  /// Whether the file has a table or a view, which one of an earlier format may lack.
  func has(_ name: String) throws(SQLiteError) -> Bool {
    try connection.count("SELECT count(*) FROM sqlite_master WHERE name = ?", [Value(name)]) > 0
  }
}
