import SQLite

/// The two temporary tables of a difference.
///
/// `incoming` has the new values of every row that is added, changed, or moved in a volatile column alone; `outgoing` the
/// old values of every row that is changed or removed, a changed one under the same `id`. Both are filled in the order of
/// the keys. Temporary tables stand in a database of their own: filling them writes nothing to the file or its log
/// ("https://sqlite.org/tempfiles.html", section 2.7).
struct DifferenceTables: ~Copyable {
  private var incoming: Statement
  private var outgoing: Statement
  private let width: Int
  private var id: Int64 = 0

  /// Makes the tables, empty.
  init(of dataset: Dataset, on connection: Connection) throws(SQLiteError) {
    let sql = DatasetSQL(dataset)
    width = dataset.columns.count
    let places = Array(repeating: "?", count: width).joined(separator: ", ")
    try connection.executeScript(
      """
      CREATE TEMP TABLE incoming (id INTEGER PRIMARY KEY, op TEXT NOT NULL, \(sql.declarations), position INTEGER);
      CREATE TEMP TABLE outgoing (id INTEGER PRIMARY KEY, op TEXT NOT NULL, \(sql.declarations), position INTEGER);
      """)
    let incoming = try connection.prepare("INSERT INTO temp.incoming VALUES (?, ?, \(places), NULL)")
    let outgoing = try connection.prepare("INSERT INTO temp.outgoing VALUES (?, ?, \(places), ?)")
    self.incoming = incoming
    self.outgoing = outgoing
  }

  /// Removes the tables and the one that the search index makes of them, whether or not they are there.
  static func clear(on connection: Connection) throws(SQLiteError) {
    try connection.executeScript(
      """
      DROP TABLE IF EXISTS temp.incoming;
      DROP TABLE IF EXISTS temp.outgoing;
      DROP TABLE IF EXISTS temp.indexed_before;
      """)
  }

  mutating func add(_ record: Record) throws(SQLiteError) {
    id += 1
    try come(record, as: "added")
  }

  mutating func refresh(_ record: Record) throws(SQLiteError) {
    id += 1
    try come(record, as: "refreshed")
  }

  /// Takes a changed row: its old values, with its position behind them, and its new ones.
  mutating func change(_ row: borrowing Row, to record: Record) throws(SQLiteError) {
    id += 1
    try go(row, as: "changed")
    try come(record, as: "changed")
  }

  /// Takes a removed row, with its position behind its values.
  mutating func remove(_ row: borrowing Row) throws(SQLiteError) {
    id += 1
    try go(row, as: "removed")
  }

  private mutating func come(_ record: Record, as op: String) throws(SQLiteError) {
    try incoming.bind(integer: id, at: 1)
    try incoming.bind(text: op, at: 2)
    for index in 0..<width { try incoming.bind(record.values[index], at: index + 3) }
    try incoming.run()
  }

  private mutating func go(_ row: borrowing Row, as op: String) throws(SQLiteError) {
    try outgoing.bind(integer: id, at: 1)
    try outgoing.bind(text: op, at: 2)
    for index in 0...width { try outgoing.bind(row, column: index, at: index + 3) }
    try outgoing.run()
  }
}
