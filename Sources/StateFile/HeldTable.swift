internal import ReferenceStore
internal import SQLite

/// The table `held_candidates`, on one connection.
struct HeldTable {
  let connection: Connection

  /// The candidates of one dataset or of all; of a dataset that this program does not know, none.
  func list(_ dataset: Dataset?) throws -> [HeldCandidate] {
    let condition = dataset == nil ? "1" : "dataset = ?"
    let rows = try connection.rows(
      """
      SELECT dataset, partition, digest, reason, is_incomplete, is_rest_confirmed, first_seen, last_seen, times_seen
      FROM held_candidates WHERE \(condition) ORDER BY dataset, partition
      """, dataset.map { [Value($0.name)] } ?? []
    ) { row throws(SQLiteError) in try HeldCandidate(row) }
    return rows.compactMap(\.self)
  }

  /// The rows of a candidate; nil where it is gone.
  func records(of held: HeldCandidate) throws -> [Record]? {
    let text = try connection.first(
      "SELECT records FROM held_candidates WHERE dataset = ? AND partition = ? AND digest = ?",
      key(held.dataset, held.partition) + [Value(held.digest)]
    ) { row throws(SQLiteError) in try row.text(0) }
    return try text.map { text throws in try RecordsText.records(in: text, of: held.dataset) }
  }

  /// Keeps a candidate in the place of the one that was held of the partition before.
  func put(_ held: HeldCandidate, _ records: [Record]) throws {
    try connection.execute(
      """
      REPLACE INTO held_candidates
        (dataset, partition, digest, reason, is_incomplete, is_rest_confirmed, first_seen, last_seen, times_seen, records)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      key(held.dataset, held.partition) + [
        Value(held.digest), Value(held.reason), Value(held.isIncomplete ? 1 : 0), Value(held.isRestConfirmed ? 1 : 0),
        Value(held.firstSeen), Value(held.lastSeen), Value(held.timesSeen), Value(try RecordsText.text(of: records)),
      ])
  }

  /// Removes the candidate of a partition; with a digest only that one.
  ///
  /// - Returns: Whether it was there.
  @discardableResult
  func drop(_ dataset: Dataset, _ partition: Partition, digest: String? = nil) throws(SQLiteError) -> Bool {
    try connection.execute(
      "DELETE FROM held_candidates WHERE dataset = ? AND partition = ? AND digest = coalesce(?, digest)",
      key(dataset, partition) + [Value(digest)]) > 0
  }

  /// Notes of every candidate of a dataset that the rest of its pull is not confirmed by it.
  func distrustRest(of dataset: Dataset) throws(SQLiteError) {
    try connection.execute(
      "UPDATE held_candidates SET is_rest_confirmed = 0 WHERE dataset = ?", [Value(dataset.name)])
  }

  private func key(_ dataset: Dataset, _ partition: Partition) -> [Value] {
    [Value(dataset.name), .text(partition.name ?? "")]
  }
}

extension HeldCandidate {
  /// Nil for a dataset or partition that this program does not know.
  fileprivate init?(_ row: borrowing Row) throws(SQLiteError) {
    let name = try row.text(1)
    guard let dataset = Dataset(named: try row.text(0)),
      let partition = Partition(named: name.isEmpty ? nil : name, of: dataset)
    else { return nil }
    self.init(
      dataset: dataset, partition: partition, digest: try row.text(2), reason: try row.text(3),
      isIncomplete: try row.integer(4) == 1, isRestConfirmed: try row.integer(5) == 1, firstSeen: try row.integer(6),
      lastSeen: try row.integer(7), timesSeen: Int(try row.integer(8)))
  }
}
