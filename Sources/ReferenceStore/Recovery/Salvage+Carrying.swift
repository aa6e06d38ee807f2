import SQLite

extension Salvage {
  /// Carries everything over as it is into a new file of our own format, in one transaction of the caller.
  ///
  /// - Parameters:
  ///   - draft: The new file, in which nothing stands yet.
  ///   - replayed: The rows of datasets whose own tables are not whole.
  ///   - base: A snapshot, for what is known of confirmations where the file does not tell it.
  ///   - time: The wall clock in unix seconds.
  /// - Throws: What SQLite or the publication throws.
  func carryAll(
    into draft: Connection, _ replayed: [Dataset: [Record]], base: JournalReplay.Base?, at time: Int64
  ) throws {
    // First, so that what a publication notes gives way to what the file has.
    for (dataset, records) in replayed {
      let candidate = Candidate(dataset: dataset, parts: [(.whole, records)], confirmsWhole: true, asOf: time)
      _ = try Publisher(candidate, on: draft).publish()
    }
    // Whatever our own format has, besides what every file gets anew.
    let tables = try draft.rows(
      """
      SELECT name FROM main.sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'
        AND name NOT LIKE '%\\_search\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        AND name NOT IN ('migrations', 'changes_by_key', 'changes_indexed')
      """
    ) { row throws(SQLiteError) in try row.text(0) }
    let done = Set(replayed.keys.map { DatasetSQL($0).storage })
    for table in tables where !done.contains(table) { try carry(table, into: draft) }
    // In a file of an earlier format it does not stand among the states.
    try StatusTable(connection: draft).raiseGeneration(to: generation, isNew: false)
    if !whole.contains("journal_horizon") { try beginHistory(of: draft, at: time) }
    if !whole.contains("datasets_status") { try tellStatus(to: draft, base: base) }
  }

  private func carry(_ table: String, into draft: Connection) throws {
    let known = try Set(Self.columns(of: table, on: connection))
    let columns = try Self.columns(of: table, on: draft).filter(known.contains)
    guard !columns.isEmpty, whole.contains(table) || Self.isWhole(table, on: connection) else { return }
    let places = Array(repeating: "?", count: columns.count).joined(separator: ", ")
    let names = columns.joined(separator: ", ")
    if table != "datasets_status" { try draft.execute("DELETE FROM main.\(table)") }
    try connection.stream("SELECT \(names) FROM \(table) NOT INDEXED") { row in
      try draft.execute("REPLACE INTO main.\(table) (\(names)) VALUES (\(places))", Record(row).values)
    }
  }

  /// Lets the past of every dataset begin now: how far back the journal is complete is not known.
  private func beginHistory(of draft: Connection, at time: Int64) throws {
    try draft.execute("DELETE FROM main.journal_horizon")
    try draft.execute(
      """
      INSERT INTO main.journal_horizon (dataset, at, generation, pruned)
      SELECT DISTINCT dataset, ?1, ?2, ?2 FROM main.changes
      """, [Value(time), Value(generation)])
  }

  /// Writes what can be told of the datasets' state without the table that held it.
  ///
  /// A dataset was confirmed when a snapshot says so, and when its oldest known state was published: it may have been since,
  /// but nobody may take its rows for newer than they are known to be.
  private func tellStatus(to draft: Connection, base: JournalReplay.Base?) throws {
    for dataset in Dataset.all {
      let confirmed = try base.map { try Content(connection: $0.connection).status(of: dataset).asOf }
      try draft.execute(
        """
        UPDATE main.datasets_status AS s SET
          row_count = (SELECT count(*) FROM main.\(DatasetSQL(dataset).storage)),
          generation = coalesce((SELECT max(generation) FROM main.changes AS c WHERE c.dataset = s.dataset), 0),
          as_of = nullif(max(coalesce(?2, 0), coalesce(
            (SELECT h.at FROM main.journal_horizon AS h WHERE h.dataset = s.dataset AND ?3), 0)), 0)
        WHERE dataset = ?1
        """, [Value(dataset.name), Value(confirmed ?? nil), Value(whole.contains("journal_horizon") ? 1 : 0)])
    }
  }
}
