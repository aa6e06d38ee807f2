import SQLite

/// Tells the rows of a dataset from the journal of changes, where the table that holds them is broken.
///
/// Every row that is added, changed or removed is journaled with all but its volatile columns: from a state that is known,
/// or from nothing where the journal reaches back to the first publication, the entries since then lead to the present rows.
struct JournalReplay {
  /// A whole file of an earlier generation.
  struct Base {
    let generation: Int64
    let connection: Connection
  }

  let connection: Connection

  /// The rows of a dataset.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - base: What to begin with, where the entries of the first publications are gone.
  /// - Returns: The rows, without the values of volatile columns that the base does not have; nil where the entries do not
  ///   reach back far enough.
  /// - Throws: What SQLite says, or `StoreError` with `unexpectedContent`.
  func records(of dataset: Dataset, from base: Base?) throws -> [Record]? {
    let sql = DatasetSQL(dataset)
    let pruned = try connection.first(
      "SELECT pruned FROM journal_horizon WHERE dataset = ?", [Value(dataset.name)]
    ) { row throws(SQLiteError) in try row.integer(0) }
    var rows: [String: Record] = [:]
    var since: Int64 = -1
    // A dataset that was never published has no line, and no entries.
    if let base, base.generation >= pruned ?? 0, try isOfSamePast(base) {
      since = base.generation
      try base.connection.stream("SELECT \(sql.columns(of: "r")), \(sql.jsonKey(of: "r")) FROM \(sql.storage) AS r") {
        row in
        rows[try row.text(dataset.columns.count)] = try Record(row, width: dataset.columns.count)
      }
    } else if pruned ?? 0 > 0 {
      return nil
    }
    try connection.stream(
      "SELECT key, after FROM changes NOT INDEXED WHERE dataset = ? AND generation > ? ORDER BY id",
      [Value(dataset.name), Value(since)]
    ) { row in
      let key = try row.text(0)
      var record = try row.optionalText(1).map { try Record(journaled: $0, of: dataset) }
      if let before = rows[key] {
        for (index, column) in dataset.columns.enumerated() where column.isVolatile {
          record?.values[index] = before.values[index]
        }
      }
      rows[key] = record
    }
    return Array(rows.values)
  }

  /// Whether the base's last entry stands in our journal too, or did until it was pruned: a file that was begun anew has
  /// other entries.
  private func isOfSamePast(_ base: Base) throws(SQLiteError) -> Bool {
    func entry(_ connection: Connection, _ condition: String, _ values: [Value]) throws(SQLiteError) -> Record? {
      try connection.first(
        "SELECT id, generation, dataset, key, op, at FROM changes NOT INDEXED WHERE \(condition) ORDER BY id DESC LIMIT 1",
        values
      ) { row throws(SQLiteError) in try Record(row) }
    }
    guard let last = try entry(base.connection, "1", []) else { return true }
    if let ours = try entry(connection, "id = ?", [last.values[0]]) { return ours == last }
    return try connection.count("SELECT count(*) FROM journal_horizon WHERE pruned >= ?", [last.values[1]]) > 0
  }
}
