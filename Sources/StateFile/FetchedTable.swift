internal import ReferenceStore
internal import SQLite

/// The table `fetched_answers`, on one connection.
struct FetchedTable {
  let connection: Connection

  /// The answers that are kept of a dataset.
  func list(_ dataset: Dataset) throws(SQLiteError) -> [FetchedAnswer] {
    try connection.rows(
      "SELECT request, source, fetched_at, received, rows FROM fetched_answers WHERE dataset = ?",
      [Value(dataset.name)]
    ) { row throws(SQLiteError) in
      FetchedAnswer(
        request: try row.text(0), source: try row.text(1), fetchedAt: try row.integer(2),
        received: Int(try row.integer(3)), rows: try row.text(4))
    }
  }

  /// Keeps an answer in the place of an earlier one to the same request.
  func put(_ answer: FetchedAnswer, of dataset: Dataset) throws(SQLiteError) {
    try connection.execute(
      "REPLACE INTO fetched_answers (dataset, request, source, fetched_at, received, rows) VALUES (?, ?, ?, ?, ?, ?)",
      [
        Value(dataset.name), Value(answer.request), Value(answer.source), Value(answer.fetchedAt),
        Value(answer.received), Value(answer.rows),
      ])
  }

  /// Drops all that is kept of a dataset.
  func drop(_ dataset: Dataset) throws(SQLiteError) {
    try connection.execute("DELETE FROM fetched_answers WHERE dataset = ?", [Value(dataset.name)])
  }

  /// Drops the answer to one request.
  func drop(_ request: String, of dataset: Dataset) throws(SQLiteError) {
    try connection.execute(
      "DELETE FROM fetched_answers WHERE dataset = ? AND request = ?", [Value(dataset.name), Value(request)])
  }

  /// Drops what was fetched before a time, of datasets that are not pulled any more, too.
  func drop(before time: Int64) throws(SQLiteError) {
    try connection.execute("DELETE FROM fetched_answers WHERE fetched_at < ?", [Value(time)])
  }

  /// Reads the whole table, so that damage shows.
  func check() throws(SQLiteError) {
    try connection.forEachRow("SELECT dataset, request, source, fetched_at, received, rows FROM fetched_answers") {
      row throws(SQLiteError) in _ = try row.text(5)
    }
  }
}
