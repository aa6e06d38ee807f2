internal import ReferenceStore
internal import SQLite

/// The table `pins`, on one connection.
struct PinTable {
  let connection: Connection

  /// The pins of datasets that this program knows, in the order of their names.
  func list() throws(SQLiteError) -> [Pin] {
    try connection.rows("SELECT dataset, generation, since FROM pins ORDER BY dataset") {
      row throws(SQLiteError) -> Pin? in
      guard let dataset = Dataset(named: try row.text(0)) else { return nil }
      return Pin(dataset, to: try row.integer(1), since: try row.integer(2))
    }.compactMap(\.self)
  }

  /// Keeps a pin in the place of the one that the dataset had.
  func put(_ pin: Pin) throws(SQLiteError) {
    try connection.execute(
      "REPLACE INTO pins (dataset, generation, since) VALUES (?, ?, ?)",
      [Value(pin.dataset), Value(pin.generation), Value(pin.since)])
  }

  /// Takes a dataset's pin away.
  ///
  /// - Returns: Whether there was one.
  func drop(_ dataset: Dataset) throws(SQLiteError) -> Bool {
    try connection.execute("DELETE FROM pins WHERE dataset = ?", [Value(dataset.name)]) > 0
  }
}
