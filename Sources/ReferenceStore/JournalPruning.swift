import SQLite

/// Takes old entries out of the journal, a bounded number in one transaction.
///
/// Entries leave from the beginning of the journal only, and the horizon of their dataset moves with the first of them,
/// so that no state is told from a part of its entries. The removal of a key that has not come back is kept: a code that
/// was retired can still be named.
///
/// While the file knows of anything that claims to be later than now, nothing is taken out: one of the two clocks is
/// wrong, and a journal that was pruned by it does not come back.
struct JournalPruning {
  let connection: Connection

  /// Takes out what was told before a time.
  ///
  /// - Parameters:
  ///   - limit: The time in unix seconds.
  ///   - now: The wall clock in unix seconds.
  ///   - count: The most entries to take out.
  /// - Returns: How many entries were taken out: less than `count` once nothing is left to do.
  /// - Throws: What SQLite says.
  func step(before limit: Int64, now: Int64, atMost count: Int) throws(SQLiteError) -> Int {
    let kept = try connection.first(
      "SELECT id FROM main.changes AS c NOT INDEXED WHERE at >= ? ORDER BY id LIMIT 1", [Value(limit)]
    ) { row throws(SQLiteError) in try row.integer(0) }
    let end = Value(kept ?? .max)
    let outdated = """
      c.id < ?1 AND NOT (c.op = 'removed' AND NOT EXISTS (
        SELECT 1 FROM main.changes_of_key AS n WHERE n.dataset = c.dataset AND n.key = c.key AND n.id > c.id))
      """
    let isIdle =
      try connection.first("SELECT 1 FROM main.changes AS c WHERE \(outdated) LIMIT 1", [end]) {
        row throws(SQLiteError) in try row.integer(0)
      } == nil
    guard !isIdle, try Content(connection: connection).newestTime() ?? .min <= now else { return 0 }
    try connection.execute(
      """
      UPDATE main.journal_horizon AS h SET generation = c.generation, at = c.at, pruned = c.generation
      FROM main.changes AS c
      WHERE c.id = (SELECT max(id) FROM main.changes AS l WHERE l.dataset = h.dataset AND l.id < ?1)
        AND c.generation > h.pruned
      """, [end])
    let entries = try connection.rows(
      "SELECT c.dataset, c.key, c.id FROM main.changes AS c WHERE \(outdated) ORDER BY c.id LIMIT ?2",
      [end, Value(count)]
    ) { row throws(SQLiteError) in try Record(row).values }
    // Also, so that the numbers of entries that go are not given again.
    try JournalIndex(connection: connection).settle(from: 1)
    for entry in entries {
      try connection.execute("DELETE FROM main.changes_by_key WHERE dataset = ? AND key = ? AND id = ?", entry)
      try connection.execute("DELETE FROM main.changes WHERE id = ?", [entry[2]])
    }
    return entries.count
  }
}
