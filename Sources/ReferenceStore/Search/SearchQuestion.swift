import SQLite

/// The prepared search of one dataset, on one connection.
final class SearchQuestion {
  let dataset: Dataset
  /// Whether there is an index to ask.
  let isIndexed: Bool
  /// Whether the rows that begin with a code are in such an order that the one with this very code comes first.
  let showsShortCodesFirst: Bool
  /// How the dataset stands in the state of the file that the connection has seen; nil where nobody has asked yet.
  var freshness: Freshness?
  private var statement: Statement?

  init(_ dataset: Dataset) {
    self.dataset = dataset
    isIndexed = dataset.search != nil
    showsShortCodesFirst = dataset.search?.showsShortCodesFirst ?? false
  }

  /// Lends the rows that match a query, in display order, each with its position behind its columns.
  func lendRows(
    _ match: String, limit: Int, on connection: Connection, _ body: (borrowing Row) throws(SQLiteError) -> Bool
  ) throws(SQLiteError) {
    if statement == nil { statement = try connection.prepare(DatasetSQL(dataset).searchByWord) }
    try statement?.lendRows(ofText: match, Int64(limit), body)
  }
}
