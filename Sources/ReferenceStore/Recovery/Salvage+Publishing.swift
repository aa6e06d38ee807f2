import SQLite

extension Salvage {
  /// Publishes every dataset that is whole, and newer than in a file that takes its place, in one transaction of the caller.
  ///
  /// - Parameters:
  ///   - draft: The file that takes its place.
  ///   - done: Datasets that are left as they are in there.
  ///   - time: What the journal has as the time of that, in unix seconds.
  /// - Returns: The datasets that came over.
  /// - Throws: What SQLite or the publication throws.
  func publishWhole(into draft: Connection, except done: [Dataset], at time: Int64) throws -> [Dataset] {
    guard whole.contains("datasets_status") else { return [] }
    var carried: [Dataset] = []
    for dataset in Dataset.all where !done.contains(dataset) {
      guard let records = records(of: dataset),
        let lost = try? Content(connection: connection).status(of: dataset), let asOf = lost.asOf
      else { continue }
      let kept = try Content(connection: draft).status(of: dataset)
      // A rollback brings `as_of` back, and rows that were learned leave it alone: the generation tells of both.
      guard lost.generation > kept.generation || asOf > kept.asOf ?? .min else { continue }
      let candidate = Candidate(
        dataset: dataset, parts: [(.whole, records)], confirmsWhole: true, asOf: asOf, publishedAt: time)
      let marks = try self.marks(of: dataset) ?? Self.marks(of: dataset, on: draft)
      _ = try Publisher(candidate, on: draft).publish()
      try Self.mark(marks, of: dataset, on: draft)
      carried.append(dataset)
    }
    return carried
  }

  /// The marks of rows that came one by one; nil where they cannot be read.
  private func marks(of dataset: Dataset) -> [Record]? {
    Self.isWhole("learned_rows", on: connection) ? try? Self.marks(of: dataset, on: connection) : nil
  }

  private static func marks(of dataset: Dataset, on connection: Connection) throws(SQLiteError) -> [Record] {
    try connection.rows("SELECT dataset, key, at FROM learned_rows WHERE dataset = ?", [Value(dataset.name)]) {
      row throws(SQLiteError) in try Record(row)
    }
  }

  /// Marks rows again that this publication seemed to confirm: no pull has, and one that lacks them takes nothing away.
  private static func mark(_ marks: [Record], of dataset: Dataset, on draft: Connection) throws(SQLiteError) {
    guard !marks.isEmpty else { return }
    let sql = DatasetSQL(dataset)
    try draft.execute("CREATE TEMP TABLE marks (dataset, key, at)")
    for mark in marks { try draft.execute("INSERT INTO temp.marks VALUES (?, ?, ?)", mark.values) }
    try draft.execute(
      """
      REPLACE INTO main.learned_rows (dataset, key, at) SELECT dataset, key, at FROM temp.marks
      WHERE key IN (SELECT \(sql.jsonKey(of: "r")) FROM main.\(sql.storage) AS r)
      """)
    try draft.execute("DROP TABLE temp.marks")
  }
}
