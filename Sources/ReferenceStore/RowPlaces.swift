import SQLite

/// Finds out where incoming rows stand among those that stay, in display order.
struct RowPlaces {
  private let connection: Connection
  private let sql: DatasetSQL
  private let order: String

  init(_ search: Dataset.Search, of dataset: Dataset, on connection: Connection) {
    self.connection = connection
    sql = DatasetSQL(dataset)
    order = search.displayOrder
  }

  /// Plans in one pass over all rows.
  func planByPass() throws(SQLiteError) -> PositionPlanner {
    var planner = PositionPlanner()
    try connection.forEachRow(
      """
      SELECT position, id FROM (
        SELECT r.position AS position, NULL AS id, \(sql.columns(of: "r")) FROM main.\(sql.storage) AS r
        WHERE r.position NOT IN (SELECT position FROM temp.outgoing)
        UNION ALL
        SELECT NULL, i.id, \(sql.columns(of: "i")) FROM temp.incoming AS i
      ) ORDER BY \(order)
      """
    ) { row throws(SQLiteError) in
      if let position = try row.optionalInteger(0) {
        planner.addStaying(at: position)
      } else {
        planner.addNew(try row.integer(1))
      }
    }
    planner.finish()
    return planner
  }

  /// Plans by looking for the neighbours of each row: positions are in display order, so that halving finds them.
  func planByHalving() throws(SQLiteError) -> PositionPlanner {
    var planner = PositionPlanner()
    let newest = try connection.first("SELECT max(position) FROM main.\(sql.storage)") { row throws(SQLiteError) in
      try row.optionalInteger(0) ?? 0
    }
    let incoming = try connection.rows("SELECT id FROM temp.incoming ORDER BY \(order)") { row throws(SQLiteError) in
      try row.integer(0)
    }
    var last: Int64 = 0
    var following: Int64?
    for row in incoming {
      let (before, after) = try neighbours(of: row, from: last, to: newest ?? 0)
      if before > last {
        // The rows before this one stand in an earlier gap, which ends here.
        if let following, following < before { planner.addStaying(at: following) }
        planner.addStaying(at: before)
        last = before
      }
      planner.addNew(row)
      following = after
    }
    if let following { planner.addStaying(at: following) }
    planner.finish()
    return planner
  }

  /// The positions between which a row belongs: 0 where none stays before it, nil where none stays behind it.
  private func neighbours(
    of row: Int64, from start: Int64, to end: Int64
  ) throws(SQLiteError) -> (before: Int64, after: Int64?) {
    var before = start
    var high = end
    while before < high {
      let middle = before + (high - before + 1) / 2
      if let position = try staying(from: middle), position <= high, try comesFirst(position, row) {
        before = position
      } else {
        high = middle - 1
      }
    }
    return (before, try staying(from: before + 1))
  }

  /// The first position of a row that stays, from one on.
  private func staying(from position: Int64) throws(SQLiteError) -> Int64? {
    try connection.first(
      """
      SELECT position FROM main.\(sql.storage)
      WHERE position >= ? AND position NOT IN (SELECT position FROM temp.outgoing) ORDER BY position LIMIT 1
      """, [Value(position)]
    ) { row throws(SQLiteError) in try row.integer(0) }
  }

  /// Whether the row at a position comes before an incoming one.
  private func comesFirst(_ position: Int64, _ row: Int64) throws(SQLiteError) -> Bool {
    try connection.first(
      """
      SELECT id IS NULL FROM (
        SELECT NULL AS id, \(sql.columns()) FROM main.\(sql.storage) WHERE position = ?
        UNION ALL
        SELECT id, \(sql.columns()) FROM temp.incoming WHERE id = ?
      ) ORDER BY \(order) LIMIT 1
      """, [Value(position), Value(row)]
    ) { row throws(SQLiteError) in try row.integer(0) } == 1
  }
}
