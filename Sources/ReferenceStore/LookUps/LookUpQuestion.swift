import SQLite

/// The prepared look-up of one dataset, on one connection.
final class LookUpQuestion {
  let dataset: Dataset
  /// Which of the connection's questions it is.
  let number: Int
  /// How the dataset stands in the state of the file that the connection has seen; nil where nobody has asked yet.
  var freshness: Freshness?
  private var statement: Statement

  init(_ dataset: Dataset, number: Int, on connection: Connection) throws(SQLiteError) {
    self.dataset = dataset
    self.number = number
    statement = try connection.prepare(DatasetSQL(dataset).lookUp)
  }

  /// The row of a key.
  func record(_ key: borrowing KeyText) throws(SQLiteError) -> Record? {
    try statement.withTexts(key.bytes, endingAt: key.ends) { statement throws(SQLiteError) in
      try statement.first { row throws(SQLiteError) in try Record(row) }
    }
  }
}
