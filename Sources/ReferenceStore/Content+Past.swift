import SQLite

extension Content {
  /// The state that a dataset had at a moment.
  ///
  /// A clock that was wrong leaves times in the journal that do not grow: what counts is the last publication that had
  /// been told by then. The journal is walked from its end, so that the cost grows with the changes since then.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - moment: The moment.
  /// - Returns: The state.
  /// - Throws: `StoreError` with `unknownPast` for a moment before the oldest state that is known, or what SQLite says.
  func pastState(of dataset: Dataset, at moment: PastMoment) throws -> PastState {
    guard let horizon = try horizon(of: dataset)?.state else {
      throw StoreError(.unknownPast, "what \(dataset.commandName) were is not known: they were never published")
    }
    let (column, bound) =
      switch moment {
      case .time(let time): ("at", time)
      case .generation(let generation): ("generation", generation)
      }
    let last = try connection.first(
      """
      SELECT generation, at FROM changes NOT INDEXED
      WHERE dataset = ? AND \(column) <= ? AND generation >= ? ORDER BY id DESC LIMIT 1
      """, [Value(dataset.name), Value(bound), Value(horizon.generation)]
    ) { row throws(SQLiteError) in PastState(generation: try row.integer(0), at: try row.integer(1)) }
    // A generation whose entries are partly taken out already is the horizon's own.
    if let last, last.generation > horizon.generation { return last }
    let reaches =
      switch moment {
      case .time(let time): time >= horizon.at
      case .generation(let generation): generation >= horizon.generation
      }
    guard reaches else {
      throw StoreError(
        .unknownPast, "what \(dataset.commandName) were then is not known: the journal does not reach back that far")
    }
    return horizon
  }

  /// One row as it was in a state, by its key, whose parts are as they stand in the file.
  func record(_ dataset: Dataset, key: [String], in state: PastState) throws -> Record? {
    let next = try connection.first(
      """
      SELECT before FROM changes WHERE id = (
        SELECT min(id) FROM (\(try entriesOfKey("json_array(\(marks(key)))"))) WHERE id > ?)
      """, [Value(dataset.name)] + key.map { .text($0) } + [Value(try lastEntry(upTo: state.generation))]
    ) { row throws(SQLiteError) in Before(json: try row.optionalText(0)) }
    if let next { return try next.json.map { try Record(journaled: $0, of: dataset) } }
    return try record(dataset, key: key).map { record in
      Record(values: zip(dataset.columns, record.values).map { $0.isVolatile ? .null : $1 })
    }
  }

  /// Lends every row of a dataset as it was in a state to the body, by key: the present rows with later changes undone.
  func forEach(_ dataset: Dataset, in state: PastState, _ body: (Record) throws -> Void) throws {
    let sql = DatasetSQL(dataset)
    try connection.stream(
      """
      SELECT \(sql.journaledColumns(of: "r")) FROM \(sql.storage) AS r
      WHERE \(sql.jsonKey(of: "r")) NOT IN (SELECT key FROM changes WHERE dataset = ?1 AND id > ?2)
      UNION ALL
      SELECT \(sql.columns(ofObject: "c.before")) FROM changes AS c
      WHERE c.before IS NOT NULL
        AND c.id IN (SELECT min(id) FROM changes WHERE dataset = ?1 AND id > ?2 GROUP BY key)
      ORDER BY \((1...dataset.keyCount).map(String.init).joined(separator: ", "))
      """, [Value(dataset.name), Value(try lastEntry(upTo: state.generation))]
    ) { row in
      try body(Record(row))
    }
  }
}

/// What the next entry of a key says of the row before it.
private struct Before {
  let json: String?
}
