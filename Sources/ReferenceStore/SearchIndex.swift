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
  ///
  /// - Parameters:
  ///   - difference: The difference.
  ///   - readsAll: Whether FTS5 reads the whole index afterwards; else only what searches for a few of the rows read.
  /// - Throws: What SQLite says.
  func apply(_ difference: Difference, readsAll: Bool) throws(SQLiteError) {
    // Of 14,000 diagnoses, by instructions and pages of the log: all anew 901 M and 1,140; row by row 101 M and 6 for one
    // row, 425 M and 543 for a sixth of them, 726 M and 680 for a third. At two fifths they meet, but row by row leaves an
    // index that is searched more slowly.
    guard difference.moved * 3 <= difference.totalAfter, try placeIncoming(difference) else {
      return try renumber(difference)
    }
    try keepIndexed()
    try replaceRows()
    let isUpdated = try attempt { () throws(SQLiteError) in
      try updateIndex()
      if readsAll { try readIndex() } else { try readBack() }
    }
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

  /// Keeps what the index was made of where rows go away: to take them out, FTS5 must be told the same again.
  private func keepIndexed() throws(SQLiteError) {
    try connection.execute(
      """
      CREATE TEMP TABLE indexed_before AS SELECT position, \(sql.searchColumns) FROM main.\(sql.indexed)
      WHERE position IN (SELECT position FROM temp.outgoing)
      """)
  }

  /// Tells the index of the old and the new rows.
  ///
  /// In one statement and by position: FTS5 writes what it was told so far with each statement and each step back, and
  /// everything that it writes at once is one segment more for every search to look at.
  private func updateIndex() throws(SQLiteError) {
    try connection.execute(
      """
      INSERT INTO main.\(sql.searchTable) (\(sql.searchTable), rowid, \(sql.searchColumns))
      SELECT 'delete', position, \(sql.searchColumns) FROM temp.indexed_before
      UNION ALL
      SELECT NULL, position, \(sql.searchColumns) FROM main.\(sql.indexed)
      WHERE position IN (SELECT position FROM temp.incoming)
      ORDER BY 2, 1 DESC
      """)
  }

  /// Reads the whole index: it takes as long as half of making it anew.
  private func readIndex() throws(SQLiteError) {
    try connection.execute("INSERT INTO main.\(sql.searchTable) (\(sql.searchTable)) VALUES ('integrity-check')")
  }

  /// Reads what searches for the codes of a few of the rows read.
  ///
  /// FTS5 writes without reading what is there, so that damage beside what it writes would never be found.
  private func readBack() throws(SQLiteError) {
    let codes = try connection.rows(
      """
      SELECT * FROM (SELECT code FROM temp.incoming ORDER BY id LIMIT 4)
      UNION SELECT * FROM (SELECT code FROM temp.outgoing ORDER BY id LIMIT 4)
      """
    ) { row throws(SQLiteError) in try row.text(0) }
    for code in codes {
      let phrase = "\"" + code.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
      _ = try connection.first(
        "SELECT rowid FROM main.\(sql.searchTable) WHERE \(sql.searchTable) MATCH ? ORDER BY rowid LIMIT 1",
        [Value(phrase)]
      ) { row throws(SQLiteError) in try row.integer(0) }
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
    let width = sql.dataset.columns.count
    let places = Array(repeating: "?", count: width).joined(separator: ", ")
    var insertion = try connection.prepare(
      "INSERT INTO main.\(sql.storage) (position, \(sql.columns())) VALUES (?, \(places))")
    var position: Int64 = 0
    // Numbered here: a window function takes a third of what the rows themselves take.
    try connection.forEachRow("SELECT \(sql.columns()) FROM temp.incoming ORDER BY \(search.displayOrder)") {
      row throws(SQLiteError) in
      position += PositionPlanner.step
      try insertion.bind(integer: position, at: 1)
      for column in 0..<width { try insertion.bind(row, column: column, at: column + 2) }
      try insertion.run()
    }
    try rebuildIndex()
  }
}
