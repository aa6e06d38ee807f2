import SQLite

/// Counts the difference between staged rows and file for each partition of a candidate.
struct PartCounts {
  private let candidate: Candidate
  private let connection: Connection
  private let sql: DatasetSQL

  init(of candidate: Candidate, on connection: Connection) {
    self.candidate = candidate
    self.connection = connection
    sql = DatasetSQL(candidate.dataset)
  }

  /// A comparison for each partition, once its tables are filled.
  func comparisons() throws(SQLiteError) -> [PartComparison] {
    // One partition may come in several pieces: its rows were staged under each of their numbers.
    var pieces: [Partition: [Int]] = [:]
    var order: [Partition] = []
    for (index, part) in candidate.parts.enumerated() {
      if pieces[part.0] == nil { order.append(part.0) }
      pieces[part.0, default: []].append(index)
    }
    var comparisons: [PartComparison] = []
    for partition in order { comparisons.append(try comparison(of: partition, pieces[partition] ?? [])) }
    if let rest = try unplaced(order) { comparisons.append(rest) }
    return comparisons
  }

  private func comparison(of partition: Partition, _ pieces: [Int]) throws(SQLiteError) -> PartComparison {
    let numbers = pieces.map(String.init).joined(separator: ", ")
    func incoming(_ op: String) throws(SQLiteError) -> Int {
      try connection.count(
        "SELECT count(*) FROM temp.incoming WHERE op = ? AND part IN (\(numbers))", [Value(op)])
    }
    let learned = try learnedRowsRemoved(from: partition)
    return PartComparison(
      partition: partition, kind: candidate.incomplete.contains(partition) ? .incomplete : .complete,
      before: try rowsInFile(of: partition) - learned,
      after: try rowsToCome(of: partition, "s.part IN (\(numbers))"),
      added: try incoming("added"), changed: try incoming("changed"),
      removed: try rowsRemoved(from: partition) - learned)
  }

  /// The rows that the partition would have: those of the candidate that may stand in it, and those that stay because
  /// they are to move to a partition which is held back.
  private func rowsToCome(of partition: Partition, _ isStaged: String) throws(SQLiteError) -> Int {
    guard case .part(let value) = partition, let column = candidate.dataset.partitionColumn else {
      return try connection.count("SELECT count(*) FROM temp.staged AS s WHERE \(isStaged)")
    }
    let coming = try connection.count(
      """
      SELECT count(*) FROM temp.staged AS s LEFT JOIN main.\(sql.storage) AS r ON \(sql.sameKey("r", "s"))
      WHERE \(isStaged) AND (r.\(candidate.dataset.columns[0].name) IS NULL OR \(CandidateScope(of: candidate).mayChange))
      """)
    guard !candidate.withheld.isEmpty else { return coming }
    return try coming
      + connection.count(
        """
        SELECT count(*) FROM main.\(sql.storage) AS r JOIN temp.withheld AS w ON \(sql.sameKey("w", "r"))
        WHERE r.\(column) IS ? AND NOT EXISTS (SELECT 1 FROM temp.staged AS s WHERE \(sql.sameKey("s", "r")))
        """, [value])
  }

  /// The rows of no partition, for which a candidate of named partitions answers where it confirms the whole.
  private func unplaced(_ named: [Partition]) throws(SQLiteError) -> PartComparison? {
    let partition = Partition.part(.null)
    guard candidate.confirmsWhole, let index = candidate.dataset.partitionIndex,
      candidate.dataset.columns[index].isNullable, !named.contains(.whole), !named.contains(partition)
    else { return nil }
    let learned = try learnedRowsRemoved(from: partition)
    let before = try rowsInFile(of: partition) - learned
    guard before > 0 else { return nil }
    let removed = try rowsRemoved(from: partition) - learned
    return PartComparison(
      partition: partition, kind: .unplaced, before: before, after: before - removed, removed: removed)
  }

  private func rowsInFile(of partition: Partition) throws(SQLiteError) -> Int {
    try count("main.\(sql.storage)", partition)
  }

  private func rowsRemoved(from partition: Partition) throws(SQLiteError) -> Int {
    try count("temp.outgoing", partition, and: "op = 'removed'")
  }

  /// Rows that were learned one by one and are removed: nobody loses by them what a complete list had.
  private func learnedRowsRemoved(from partition: Partition) throws(SQLiteError) -> Int {
    try count("temp.outgoing", partition, and: "op = 'removed' AND \(LearnedRows.isOutgoing(of: candidate.dataset))")
  }

  private func count(_ table: String, _ partition: Partition, and condition: String = "1") throws(SQLiteError) -> Int {
    guard case .part(let value) = partition, let column = candidate.dataset.partitionColumn else {
      return try connection.count("SELECT count(*) FROM \(table) WHERE \(condition)")
    }
    return try connection.count(
      "SELECT count(*) FROM \(table) WHERE \(column) IS ? AND \(condition)", [value])
  }
}
