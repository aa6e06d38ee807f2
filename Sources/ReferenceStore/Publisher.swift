import SQLite

/// Brings a candidate into the file by difference: first it is compared, and only what is different is written.
///
/// The caller owns the transaction: everything here happens in one, and all of it is undone by any error.
struct Publisher {
  private let connection: Connection
  private let candidate: Candidate
  private let sql: DatasetSQL
  private let checks: IndexChecks?

  /// - Parameters:
  ///   - candidate: What is to be published.
  ///   - checks: When search indexes are read as a whole; nil: never.
  ///   - connection: The writer's.
  init(_ candidate: Candidate, checks: IndexChecks? = nil, on connection: Connection) {
    self.connection = connection
    self.candidate = candidate
    self.checks = checks
    sql = DatasetSQL(candidate.dataset)
  }

  /// Publishes the candidate, inside of a writing transaction.
  func publish() throws -> Publication { try publish(try compare()) }

  /// Publishes the partitions that nobody wants held back, inside of a writing transaction.
  func publish(holding isHeld: (PartComparison) -> Bool) throws -> JudgedPublication {
    try judge(isHeld) { try $0.publish($1) }
  }

  /// Tells what `publish(holding:)` would do, inside of a reading transaction.
  func preview(holding isHeld: (PartComparison) -> Bool) throws -> JudgedPublication {
    try judge(isHeld) { try $0.preview($1) }
  }

  private func judge(
    _ isHeld: (PartComparison) -> Bool, _ act: (Publisher, Difference) throws -> Publication
  ) throws -> JudgedPublication {
    var parts: [PartComparison] = []
    var held: Set<Partition> = []
    var publisher = self
    while true {
      let difference = try publisher.compare()
      for part in difference.parts {
        if let index = parts.firstIndex(where: { $0.partition == part.partition }) {
          parts[index] = part
        } else {
          parts.append(part)
        }
      }
      let refused = Set(difference.parts.filter(isHeld).map(\.partition))
      guard !refused.isEmpty else {
        return JudgedPublication(publication: try act(publisher, difference), parts: parts, moving: difference.moving)
      }
      try clear()
      held.formUnion(refused)
      let rest = candidate.withholding(held)
      guard !rest.parts.isEmpty else { return JudgedPublication(publication: nil, parts: parts, moving: [:]) }
      // What is left may look different without the partitions that rows were to move from.
      publisher = Publisher(rest, checks: checks, on: connection)
    }
  }

  /// Publishes rows that were learned one by one, inside of a writing transaction.
  func publishLearned() throws -> Publication {
    let difference = try compare()
    let publication = try result(of: difference)
    try LearnedRows(of: candidate.dataset, on: connection).mark(at: candidate.asOf)
    try apply(difference, publication)
    try StatusTable(connection: connection).noteLearned(publication, of: candidate.dataset)
    try clear()
    return publication
  }

  private func publish(_ difference: Difference) throws -> Publication {
    let publication = try result(of: difference)
    try LearnedRows(of: candidate.dataset, on: connection).settle(difference)
    try apply(difference, publication)
    let status = StatusTable(connection: connection)
    try status.confirm(candidate, publication)
    try status.beginHistory(candidate, publication)
    try clear()
    return publication
  }

  /// Writes what is different: rows, journal, search index and generation.
  private func apply(_ difference: Difference, _ publication: Publication) throws {
    if difference.refreshed > 0 { try refresh() }
    guard !difference.isEmpty else { return }
    try connection.writing(rows: difference.moved) { () throws(SQLiteError) in
      try Journal(of: candidate.dataset, on: connection).write(
        generation: publication.generation, at: candidate.publishedAt)
      if let search = candidate.dataset.search {
        try SearchIndex(search, of: candidate.dataset, on: connection).apply(
          difference, readsAll: checks?.isDue(for: candidate.dataset, at: candidate.publishedAt) ?? false)
      } else {
        try replaceRows()
      }
      try StatusTable(connection: connection).setGeneration(publication.generation)
      try JournalIndex(connection: connection).settle()
    }
  }

  /// Tells what publishing the candidate would do, inside of a reading transaction: nothing of the file is written.
  func preview() throws -> Publication { try preview(try compare()) }

  /// Tells what a candidate would do in detail, inside of a reading transaction.
  func sample(_ limit: Int) throws -> ComparedCandidate {
    let difference = try compare()
    func keys(_ op: String, in table: String) throws(SQLiteError) -> [[String]] {
      try connection.rows(
        "SELECT \(sql.key()) FROM temp.\(table) WHERE op = ? ORDER BY \(sql.key()) LIMIT ?", [Value(op), Value(limit)]
      ) { row throws(SQLiteError) in
        var parts: [String] = []
        for index in 0..<row.count { parts.append(try row.text(index)) }
        return parts
      }
    }
    let compared = ComparedCandidate(
      parts: difference.parts, addedKeys: try keys("added", in: "incoming"),
      changedKeys: try keys("changed", in: "incoming"), removedKeys: try keys("removed", in: "outgoing"))
    try clear()
    return compared
  }

  private func preview(_ difference: Difference) throws -> Publication {
    let publication = try result(of: difference)
    try clear()
    return publication
  }

  private func compare() throws -> Difference {
    try Difference(of: StagedRows(candidate), candidate, on: connection)
  }

  private func clear() throws(SQLiteError) {
    try DifferenceTables.clear(on: connection)
  }

  private func result(of difference: Difference) throws(SQLiteError) -> Publication {
    let generation = try Content(connection: connection).generation()
    return Publication(
      generation: difference.isEmpty ? generation : generation + 1, added: difference.added,
      changed: difference.changed, removed: difference.removed, total: difference.totalAfter)
  }

  /// Writes volatile columns where nothing else of a row moved; the rest of the work need not see those rows.
  private func refresh() throws(SQLiteError) {
    let moves = candidate.dataset.columns.filter(\.isVolatile).map { "\($0.name) = i.\($0.name)" }
    try connection.execute(
      """
      UPDATE main.\(sql.storage) AS r SET \(moves.joined(separator: ", "))
      FROM temp.incoming AS i WHERE i.op = 'refreshed' AND \(sql.sameKey("r", "i"))
      """)
    try connection.execute("DELETE FROM temp.incoming WHERE op = 'refreshed'")
  }

  /// Applies the difference to a dataset without a search index.
  private func replaceRows() throws(SQLiteError) {
    try connection.execute(
      "DELETE FROM main.\(sql.storage) WHERE (\(sql.key())) IN (SELECT \(sql.key()) FROM temp.outgoing)")
    try connection.execute(
      """
      INSERT INTO main.\(sql.storage) (\(sql.columns()))
      SELECT \(sql.columns()) FROM temp.incoming ORDER BY \(sql.key())
      """)
  }
}
