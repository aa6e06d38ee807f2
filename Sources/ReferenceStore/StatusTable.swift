import SQLite

/// Writes the table behind the view `datasets`.
struct StatusTable {
  let connection: Connection

  /// The longest reason of a failure that is kept, in characters: the table is to stay on one page.
  private static let errorLimit = 300

  /// Notes that a publication of a candidate succeeded.
  ///
  /// A candidate that was approved may be older than the last try: what is known of that one stays.
  func confirm(_ candidate: Candidate, _ publication: Publication) throws(SQLiteError) {
    try connection.execute(
      """
      UPDATE main.datasets_status SET
        generation = CASE WHEN ?2 THEN generation ELSE ?3 END,
        row_count = ?4,
        as_of = CASE WHEN ?5 THEN ?6 ELSE as_of END,
        attempted_at = max(coalesce(attempted_at, ?6), ?6),
        last_error = CASE WHEN attempted_at > ?6 THEN last_error END
      WHERE dataset = ?1
      """,
      [
        Value(candidate.dataset.name), Value(publication.isUnchanged ? 1 : 0), Value(publication.generation),
        Value(publication.total), Value(candidate.confirmsWhole ? 1 : 0), Value(candidate.asOf),
      ])
  }

  /// Notes the generation of the whole file, in the line without a name.
  func setGeneration(_ generation: Int64) throws(SQLiteError) {
    try connection.execute("UPDATE main.datasets_status SET generation = ? WHERE dataset = ''", [Value(generation)])
  }

  /// Makes the generation of the whole file no less than a number, and greater than it was where `isNew`.
  func raiseGeneration(to least: Int64, isNew: Bool) throws(SQLiteError) {
    try connection.execute(
      "UPDATE main.datasets_status SET generation = max(generation + ?1, ?2) WHERE dataset = ''",
      [Value(isNew ? 1 : 0), Value(least)])
  }

  /// Notes what a publication of learned rows made of the dataset; it confirms nothing.
  func noteLearned(_ publication: Publication, of dataset: Dataset) throws(SQLiteError) {
    try connection.execute(
      "UPDATE main.datasets_status SET generation = ?2, row_count = ?3 WHERE dataset = ?1",
      [Value(dataset.name), Value(publication.generation), Value(publication.total)])
  }

  /// Notes from when on the past of the dataset is known, at its first publication.
  func beginHistory(_ candidate: Candidate, _ publication: Publication) throws(SQLiteError) {
    try connection.execute(
      "INSERT OR IGNORE INTO main.journal_horizon (dataset, at, generation) VALUES (?, ?, ?)",
      [Value(candidate.dataset.name), Value(candidate.publishedAt), Value(publication.generation)])
  }

  /// Makes a dataset's confirmation no later than a time, when older rows have come back.
  func limitConfirmation(of dataset: Dataset, to time: Int64) throws(SQLiteError) {
    try connection.execute(
      "UPDATE main.datasets_status SET as_of = min(as_of, ?2) WHERE dataset = ?1", [Value(dataset.name), Value(time)])
  }

  /// Notes a try and when the next one is due.
  func note(attempt dataset: Dataset, at time: Int64, nextAt: Int64?, error: String?) throws(SQLiteError) {
    let reason = error.map { String($0.prefix(StatusTable.errorLimit)) }
    try connection.execute(
      "UPDATE main.datasets_status SET attempted_at = ?2, next_at = ?3, last_error = ?4 WHERE dataset = ?1",
      [Value(dataset.name), Value(time), Value(nextAt), Value(reason)])
  }

  /// Notes when the dataset is tried next.
  func setNext(_ time: Int64, of dataset: Dataset) throws(SQLiteError) {
    try connection.execute(
      "UPDATE main.datasets_status SET next_at = ?2 WHERE dataset = ?1 AND next_at IS NOT ?2",
      [Value(dataset.name), Value(time)])
  }

  /// Notes how many partitions are held back.
  func setHeld(_ count: Int, of dataset: Dataset) throws(SQLiteError) {
    try connection.execute(
      "UPDATE main.datasets_status SET held = ?2 WHERE dataset = ?1 AND held IS NOT ?2",
      [Value(dataset.name), Value(count)])
  }

  /// Writes what the configuration wants, where the file says otherwise.
  ///
  /// What is off is not due either.
  func apply(_ plan: DatasetPlan) throws(SQLiteError) {
    try connection.execute(
      """
      UPDATE main.datasets_status SET is_on = ?2, max_stale = ?3, next_at = CASE WHEN ?2 THEN next_at END
      WHERE dataset = ?1 AND (is_on IS NOT ?2 OR max_stale IS NOT ?3)
      """,
      [Value(plan.dataset.name), Value(plan.isOn ? 1 : 0), Value(plan.maxStale)])
  }
}
