internal import ReferenceStore
internal import SQLite

/// The table `due_times`, on one connection.
struct DueTimeTable {
  let connection: Connection

  /// The due times of datasets that this program knows, in the order of their names.
  func list() throws(SQLiteError) -> [DueTime] {
    try connection.rows(
      "SELECT dataset, due_at, wait, every, failures, is_urgent FROM due_times ORDER BY dataset"
    ) { row throws(SQLiteError) -> DueTime? in
      guard let dataset = Dataset(named: try row.text(0)) else { return nil }
      return DueTime(
        dataset, dueAt: try row.integer(1), wait: Self.bounded(try row.integer(2)), every: try row.integer(3),
        failures: Int(Self.bounded(try row.integer(4))), isUrgent: try row.integer(5) != 0)
    }.compactMap(\.self)
  }

  /// A number that can be reckoned with, whatever a damaged file says.
  private static func bounded(_ number: Int64) -> Int64 { min(max(number, 0), 1_000_000_000) }

  /// Keeps a due time in the place of the one that the dataset had.
  func put(_ due: DueTime) throws(SQLiteError) {
    try connection.execute(
      "REPLACE INTO due_times (dataset, due_at, wait, every, failures, is_urgent) VALUES (?, ?, ?, ?, ?, ?)",
      [
        Value(due.dataset.name), Value(due.dueAt), Value(due.wait), Value(due.every), Value(due.failures),
        Value(due.isUrgent ? 1 : 0),
      ])
  }

  /// Lets no dataset wait until it is due.
  func hasten() throws(SQLiteError) { try connection.execute("UPDATE due_times SET is_urgent = 1") }

  /// Forgets a dataset's due time.
  func drop(_ dataset: Dataset) throws(SQLiteError) {
    try connection.execute("DELETE FROM due_times WHERE dataset = ?", [Value(dataset.name)])
  }
}
