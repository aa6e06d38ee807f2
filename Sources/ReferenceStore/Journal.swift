import SQLite

/// Writes the difference between old and new rows into the table `changes`.
struct Journal {
  private let connection: Connection
  private let sql: DatasetSQL

  init(of dataset: Dataset, on connection: Connection) {
    self.connection = connection
    sql = DatasetSQL(dataset)
  }

  /// Writes an entry for each row that is removed, changed or added, in the order of the keys.
  ///
  /// - Parameters:
  ///   - generation: The generation that the publication makes.
  ///   - time: When it is published, in unix seconds.
  /// - Throws: What SQLite says.
  func write(generation: Int64, at time: Int64) throws(SQLiteError) {
    try JournalIndex(connection: connection).numberingOn { () throws(SQLiteError) in
      try writeEntries(generation: generation, at: time)
    }
  }

  private func writeEntries(generation: Int64, at time: Int64) throws(SQLiteError) {
    let head =
      "INSERT INTO main.changes (generation, dataset, key, op, before, after, at) SELECT ?1, '\(sql.dataset.name)'"
    let stamp: [Value] = [Value(generation), Value(time)]
    try connection.execute(
      """
      \(head), \(sql.jsonKey(of: "o")), 'removed', \(sql.jsonObject(of: "o")), NULL, ?2
      FROM temp.outgoing AS o WHERE o.op = 'removed' ORDER BY o.id
      """, stamp)
    try connection.execute(
      """
      \(head), \(sql.jsonKey(of: "o")), 'changed', \(sql.jsonObject(of: "o")), \(sql.jsonObject(of: "i")), ?2
      FROM temp.outgoing AS o JOIN temp.incoming AS i ON i.id = o.id
      WHERE o.op = 'changed' ORDER BY o.id
      """, stamp)
    try connection.execute(
      """
      \(head), \(sql.jsonKey(of: "i")), 'added', NULL, \(sql.jsonObject(of: "i")), ?2
      FROM temp.incoming AS i WHERE i.op = 'added' ORDER BY i.id
      """, stamp)
  }
}
