import SQLite

/// The prepared look-up of one dataset for rows of one kind, on one connection.
final class LookUpQuestion {
  let dataset: Dataset
  /// The type of the rows that are kept.
  let kind: ObjectIdentifier
  /// Which of the connection's questions it is.
  let number: Int
  /// How the dataset stands in the state of the file that the connection has seen; nil where nobody has asked yet.
  var freshness: Freshness?
  private let statement: Statement

  init(_ dataset: Dataset, as kind: ObjectIdentifier, number: Int, on connection: Connection) throws(SQLiteError) {
    self.dataset = dataset
    self.kind = kind
    self.number = number
    statement = try connection.prepare(DatasetSQL(dataset).lookUp)
  }

  /// The row of a key.
  func row(_ key: borrowing KeyText, _ make: RowMaker) throws(SQLiteError) -> KeptRow? {
    var kept: KeptRow?
    _ = try key.withSpans { bytes, ends throws(SQLiteError) in
      try statement.lendFirstRow(ofTexts: bytes, endingAt: ends) { row throws(SQLiteError) in kept = try make(row) }
    }
    return kept
  }
}
