import SQLite

/// Tells what a candidate does to each of its partitions, from what was counted.
struct PartCounts {
  private let counts: DifferenceCounts
  private let candidate: Candidate
  private let scope: CandidateScope
  private let connection: Connection

  init(_ counts: DifferenceCounts, of candidate: Candidate, on connection: Connection) {
    self.counts = counts
    self.candidate = candidate
    self.connection = connection
    scope = CandidateScope(of: candidate)
  }

  /// A comparison for each partition.
  func comparisons() throws(SQLiteError) -> [PartComparison] {
    // One partition may come in several pieces: its rows were counted under each of their numbers.
    var pieces: [Partition: [DifferenceCounts.Piece]] = [:]
    var order: [Partition] = []
    for (index, part) in candidate.parts.enumerated() {
      if pieces[part.0] == nil { order.append(part.0) }
      pieces[part.0, default: []].append(counts.pieces[index])
    }
    var comparisons: [PartComparison] = []
    for partition in order { comparisons.append(try comparison(of: partition, pieces[partition] ?? [])) }
    if let rest = try unplaced(order) { comparisons.append(rest) }
    return comparisons
  }

  private func comparison(
    of partition: Partition, _ pieces: [DifferenceCounts.Piece]
  ) throws(SQLiteError) -> PartComparison {
    let learned = try learnedRowsRemoved(from: partition)
    let place = place(of: partition)
    let after =
      place.map { place in pieces.reduce(place.staying) { $0 + $1.coming } } ?? pieces.reduce(0) { $0 + $1.staged }
    return PartComparison(
      partition: partition, kind: candidate.incomplete.contains(partition) ? .incomplete : .complete,
      before: (place?.rows ?? counts.total) - learned, after: after,
      added: pieces.reduce(0) { $0 + $1.added }, changed: pieces.reduce(0) { $0 + $1.changed },
      removed: (place?.removed ?? counts.removed) - learned)
  }

  /// The rows of no partition, for which a candidate of named partitions answers where it confirms the whole.
  private func unplaced(_ named: [Partition]) throws(SQLiteError) -> PartComparison? {
    let partition = Partition.part(.null)
    guard candidate.confirmsWhole, let index = candidate.dataset.partitionIndex,
      candidate.dataset.columns[index].isNullable, !named.contains(.whole), !named.contains(partition),
      let place = place(of: partition)
    else { return nil }
    let learned = try learnedRowsRemoved(from: partition)
    let before = place.rows - learned
    guard before > 0 else { return nil }
    let removed = place.removed - learned
    return PartComparison(
      partition: partition, kind: .unplaced, before: before, after: before - removed, removed: removed)
  }

  /// What was counted of a partition; nil for the whole.
  private func place(of partition: Partition) -> DifferenceCounts.Place? {
    guard case .part(let value) = partition, scope.column != nil else { return nil }
    return scope.places.firstIndex { $0.value.hasSameBytes(as: value) }.map { counts.places[$0] }
  }

  /// Rows that were learned one by one and are removed: nobody loses by them what a complete list had.
  private func learnedRowsRemoved(from partition: Partition) throws(SQLiteError) -> Int {
    guard counts.removed > 0 else { return 0 }
    let isLearned = "op = 'removed' AND \(LearnedRows.isOutgoing(of: candidate.dataset))"
    guard case .part(let value) = partition, let column = candidate.dataset.partitionColumn else {
      return try connection.count("SELECT count(*) FROM temp.outgoing WHERE \(isLearned)")
    }
    return try connection.count(
      "SELECT count(*) FROM temp.outgoing WHERE \(column) IS ? AND \(isLearned)", [value])
  }
}
