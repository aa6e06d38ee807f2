import SQLite

/// Applies a difference to a dataset with a search index: rows, their positions and the index move together.
///
/// The index is an FTS5 table with external content, which is told of each row's old and new values
/// ("https://sqlite.org/fts5.html", section 4.4.3). It is disposable: one that turns out to be damaged is made anew.
struct SearchIndex {
  private let connection: Connection
  private let sql: DatasetSQL
  private let search: Dataset.Search

  init(_ search: Dataset.Search, of dataset: Dataset, on connection: Connection) {
    self.connection = connection
    self.search = search
    sql = DatasetSQL(dataset)
  }

  /// Applies the difference row by row, or, where that would be more work, makes table and index anew.
  func apply(_ difference: Difference) throws(SQLiteError) {
    let moved = difference.added + difference.changed + difference.removed
    // Above about a sixth of the rows, row by row costs more time and more pages than all anew.
    guard moved * 6 <= difference.totalAfter, try placeIncoming(difference) else { return try renumber(difference) }
    let isUpdated = try updateIndex { () throws(SQLiteError) in try replaceRows() }
    if !isUpdated { try rebuildIndex() }
  }

  /// Gives every incoming row its position; false when there is no room.
  private func placeIncoming(_ difference: Difference) throws(SQLiteError) -> Bool {
    let places = RowPlaces(search, of: sql.dataset, on: connection)
    // Halving reads about twenty rows for each; a pass reads and sorts all of them.
    let isFew = (difference.added + difference.changed) * 200 <= difference.totalAfter
    let planner = try isFew ? places.planByHalving() : places.planByPass()
    guard !planner.isExhausted else { return false }
    for (row, position) in planner.placed {
      try connection.execute("UPDATE temp.incoming SET position = ? WHERE id = ?", [Value(position), Value(row)])
    }
    return true
  }

  private func replaceRows() throws(SQLiteError) {
    try connection.execute("DELETE FROM main.\(sql.storage) WHERE position IN (SELECT position FROM temp.outgoing)")
    try connection.execute(
      """
      INSERT INTO main.\(sql.storage) (position, \(sql.columns()))
      SELECT position, \(sql.columns()) FROM temp.incoming ORDER BY position
      """)
  }

  /// Tells the index of the old and the new rows while they are replaced; false when it turns out to be damaged.
  ///
  /// FTS5 writes without reading what is there, so that only the check at the end finds damage.
  private func updateIndex(replacing replaceRows: () throws(SQLiteError) -> Void) throws(SQLiteError) -> Bool {
    let isTold = try attempt { () throws(SQLiteError) in
      try connection.execute(
        """
        INSERT INTO main.\(sql.searchTable) (\(sql.searchTable), rowid, \(sql.searchColumns))
        SELECT 'delete', position, \(sql.searchColumns) FROM main.\(sql.indexed)
        WHERE position IN (SELECT position FROM temp.outgoing) ORDER BY position
        """)
    }
    try replaceRows()
    guard isTold else { return false }
    return try attempt { () throws(SQLiteError) in
      try connection.execute(
        """
        INSERT INTO main.\(sql.searchTable) (rowid, \(sql.searchColumns))
        SELECT position, \(sql.searchColumns) FROM main.\(sql.indexed)
        WHERE position IN (SELECT position FROM temp.incoming) ORDER BY position
        """)
      try connection.execute(
        "INSERT INTO main.\(sql.searchTable) (\(sql.searchTable)) VALUES ('integrity-check')")
    }
  }

  /// Works on the index; false when it turns out to be damaged.
  private func attempt(_ work: () throws(SQLiteError) -> Void) throws(SQLiteError) -> Bool {
    do throws(SQLiteError) {
      try work()
      return true
    } catch let error where SQLiteError.Code.corrupt ~= error.code {
      return false
    }
  }

  private func rebuildIndex() throws(SQLiteError) {
    try connection.execute("INSERT INTO main.\(sql.searchTable) (\(sql.searchTable)) VALUES ('rebuild')")
  }

  /// Writes all rows anew at full distance, and the index from them.
  private func renumber(_ difference: Difference) throws(SQLiteError) {
    if difference.changed + difference.removed < difference.totalBefore {
      try connection.execute(
        """
        INSERT INTO temp.incoming (op, \(sql.columns()))
        SELECT 'staying', \(sql.columns()) FROM main.\(sql.storage)
        WHERE position NOT IN (SELECT position FROM temp.outgoing)
        """)
    }
    // Emptied as a whole, which gives the pages back without reading them.
    try connection.execute("DELETE FROM main.\(sql.storage)")
    try connection.execute(
      """
      INSERT INTO main.\(sql.storage) (position, \(sql.columns()))
      SELECT row_number() OVER (ORDER BY \(search.displayOrder)) * \(PositionPlanner.step), \(sql.columns())
      FROM temp.incoming
      """)
    try rebuildIndex()
  }
}
