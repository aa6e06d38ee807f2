import SQLite

/// The prepared search of one dataset, on one connection.
final class SearchQuestion {
  let dataset: Dataset
  /// How the dataset stands in the state of the file that the connection has seen; nil where nobody has asked yet.
  var freshness: Freshness?
  private var statement: Statement?

  init(_ dataset: Dataset) {
    self.dataset = dataset
  }

  /// Lends the rows that match a query, in display order, each with its position behind its columns.
  func lendRows(
    _ match: String, limit: Int, on connection: Connection, _ body: (borrowing Row) throws(SQLiteError) -> Bool
  ) throws(SQLiteError) {
    if statement == nil { statement = try connection.prepare(DatasetSQL(dataset).searchByWord) }
    try statement?.lendRows(ofText: match, Int64(limit), body)
  }
}
