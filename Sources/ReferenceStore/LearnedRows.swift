import SQLite

/// The marks of a dataset's rows that came one by one, in the table `learned_rows`.
struct LearnedRows {
  private let connection: Connection
  private let sql: DatasetSQL

  init(of dataset: Dataset, on connection: Connection) {
    self.connection = connection
    sql = DatasetSQL(dataset)
  }

  /// Marks the rows that are about to be added.
  func mark(at time: Int64) throws(SQLiteError) {
    try connection.execute(
      """
      REPLACE INTO main.learned_rows (dataset, key, at)
      SELECT ?1, \(sql.jsonKey(of: "i")), ?2 FROM temp.incoming AS i WHERE i.op = 'added'
      """, [Value(sql.dataset.name), Value(time)])
  }

  /// Takes the marks away from rows that a pull confirms or that are about to be removed.
  func settle(_ difference: Difference) throws(SQLiteError) {
    let parts = (0..<sql.dataset.keyCount).map { "json_extract(key, '$[\($0)]')" }.joined(separator: ", ")
    let marked = try connection.rows("SELECT key, \(parts) FROM main.learned_rows WHERE dataset = ?", name) {
      row throws(SQLiteError) in (mark: try row.value(0), key: try Record(row).values.dropFirst())
    }
    for (mark, key) in marked where difference.staged.contains(key: Array(key)) {
      try connection.execute("DELETE FROM main.learned_rows WHERE dataset = ? AND key = ?", name + [mark])
    }
    guard !marked.isEmpty, difference.removed > 0 else { return }
    try connection.execute(
      """
      DELETE FROM main.learned_rows WHERE dataset = ?
        AND key IN (SELECT \(sql.jsonKey(of: "o")) FROM temp.outgoing AS o WHERE o.op = 'removed')
      """, name)
  }

  /// Whether a row of `temp.outgoing` is marked, as a condition.
  static func isOutgoing(of dataset: Dataset) -> String {
    """
    \(DatasetSQL(dataset).jsonKey(of: "outgoing")) IN (
      SELECT l.key FROM main.learned_rows AS l WHERE l.dataset = '\(dataset.name)')
    """
  }

  private var name: [Value] { [Value(sql.dataset.name)] }
}
