import SQLite

/// What stands between a candidate and the file: the rows in temporary tables, and how many there are.
///
/// Making it only reads the file.
struct Difference {
  let added: Int
  let changed: Int
  let removed: Int
  /// Rows of which only volatile columns moved.
  let refreshed: Int
  /// How many rows the dataset has before the difference is applied.
  let totalBefore: Int
  /// The same by partition, in the order of the candidate.
  let parts: [PartComparison]
  /// Rows of the candidate that the file has in a partition which is held back, by that partition.
  let moving: [Partition: [Record]]
  /// The candidate's rows.
  let staged: StagedRows

  /// How many rows the dataset has once it is applied.
  var totalAfter: Int {
    totalBefore + added - removed
  }

  /// How many rows are added, changed or removed.
  var moved: Int { added + changed + removed }

  /// Whether nothing is added, changed or removed; volatile columns stand outside of this.
  var isEmpty: Bool { moved == 0 }

  /// Compares a candidate's rows with the file.
  init(of staged: StagedRows, _ candidate: Candidate, on connection: Connection) throws(SQLiteError) {
    var merge = try Merge(staged, of: candidate, on: connection)
    try merge.run(on: connection)
    let counts = merge.counts
    added = counts.added
    changed = counts.changed
    removed = counts.removed
    refreshed = counts.refreshed
    totalBefore = counts.total
    moving = counts.moving
    self.staged = staged
    parts = try PartCounts(counts, of: candidate, on: connection).comparisons()
  }
}

extension Connection {
  /// The first value of the first row: a count.
  func count(_ sql: String, _ values: [Value] = []) throws(SQLiteError) -> Int {
    let number = try first(sql, values) { row throws(SQLiteError) in try row.integer(0) }
    return Int(number ?? 0)
  }
}
