import SQLite

/// What stands between the staged rows and the file: two temporary tables, and their sizes.
///
/// `incoming` has the new values of every row that is added, changed, or moved in a volatile column alone; `outgoing` the
/// old values of every row that is changed or removed. Making them only reads the file.
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

  /// How many rows the dataset has once it is applied.
  var totalAfter: Int {
    totalBefore + added - removed
  }

  /// Whether nothing is added, changed or removed; volatile columns stand outside of this.
  var isEmpty: Bool {
    added == 0 && changed == 0 && removed == 0
  }

  /// Compares the staged rows with the file.
  init(of candidate: Candidate, on connection: Connection) throws {
    let sql = DatasetSQL(candidate.dataset)
    let position = candidate.dataset.search == nil ? "NULL" : "r.position"
    let firstKey = candidate.dataset.columns[0].name
    let scope = CandidateScope(of: candidate)
    try connection.executeScript(
      """
      CREATE TEMP TABLE incoming (id INTEGER PRIMARY KEY, position INTEGER, part INTEGER, op TEXT NOT NULL, \(sql.declarations));
      CREATE TEMP TABLE outgoing (position INTEGER, op TEXT NOT NULL, \(sql.declarations), PRIMARY KEY (\(sql.key())));

      INSERT INTO temp.incoming (part, op, \(sql.columns()))
      SELECT
        s.part,
        CASE
          WHEN r.\(firstKey) IS NULL THEN 'added'
          WHEN \(sql.sameValues("r", "s", ignoringVolatile: true)) THEN 'refreshed'
          ELSE 'changed'
        END,
        \(sql.columns(of: "s"))
      FROM temp.staged AS s LEFT JOIN main.\(sql.storage) AS r ON \(sql.sameKey("r", "s"))
      WHERE r.\(firstKey) IS NULL OR (\(scope.mayChange) AND NOT (\(sql.sameValues("r", "s"))))
      ORDER BY \(sql.key(of: "s"));

      INSERT INTO temp.outgoing (position, op, \(sql.columns()))
      SELECT \(position), 'changed', \(sql.columns(of: "r"))
      FROM temp.incoming AS i JOIN main.\(sql.storage) AS r ON \(sql.sameKey("r", "i"))
      WHERE i.op = 'changed';

      INSERT INTO temp.outgoing (position, op, \(sql.columns()))
      SELECT \(position), 'removed', \(sql.columns(of: "r"))
      FROM main.\(sql.storage) AS r
      WHERE \(scope.mayRemove) AND NOT EXISTS (SELECT 1 FROM temp.staged AS s WHERE \(sql.sameKey("s", "r")));
      """)
    func count(_ table: String, _ op: String) throws(SQLiteError) -> Int {
      try connection.count("SELECT count(*) FROM temp.\(table) WHERE op = ?", [Value(op)])
    }
    added = try count("incoming", "added")
    changed = try count("incoming", "changed")
    refreshed = try count("incoming", "refreshed")
    removed = try count("outgoing", "removed")
    totalBefore = try connection.count("SELECT count(*) FROM main.\(sql.storage)")
    parts = try PartCounts(of: candidate, on: connection).comparisons()
  }

  /// Removes the tables, whether or not they are there.
  static func clear(on connection: Connection) throws(SQLiteError) {
    try connection.executeScript("DROP TABLE IF EXISTS temp.incoming; DROP TABLE IF EXISTS temp.outgoing;")
  }
}

extension Connection {
  /// The first value of the first row: a count.
  func count(_ sql: String, _ values: [Value] = []) throws(SQLiteError) -> Int {
    let number = try first(sql, values) { row throws(SQLiteError) in try row.integer(0) }
    return Int(number ?? 0)
  }
}
