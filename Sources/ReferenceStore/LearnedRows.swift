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
  func settle() throws(SQLiteError) {
    guard try connection.count("SELECT count(*) FROM main.learned_rows WHERE dataset = ?", name) > 0 else { return }
    try connection.execute(
      """
      DELETE FROM main.learned_rows WHERE dataset = ? AND (
        key IN (SELECT \(sql.jsonKey(of: "s")) FROM temp.staged AS s)
        OR key IN (SELECT \(sql.jsonKey(of: "o")) FROM temp.outgoing AS o WHERE o.op = 'removed'))
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
