import SQLite

/// What can still be read of a copy of a damaged reference file.
struct Salvage {
  private let connection: Connection
  /// The tables that are whole, search indexes apart.
  private let whole: Set<String>

  /// Looks at a copy; nil where it is no reference file, or nothing of it can be read.
  ///
  /// - Parameter path: The copy, which this may change: a header that cannot be read is made anew.
  init?(copyAt path: String) {
    guard let connection = Self.open(path) else { return nil }
    self.connection = connection
    whole = Set(FileCheck.tables.filter { Self.isWhole($0, on: connection) })
  }

  /// Whether nothing but search indexes is lost.
  var isComplete: Bool { whole.count == FileCheck.tables.count && Dataset.all.allSatisfy { records(of: $0) != nil } }

  /// The greatest generation that anything in the file tells of.
  var generation: Int64 {
    let told = try? connection.first("SELECT value FROM generation") { row throws(SQLiteError) in try row.integer(0) }
    let journaled = try? connection.first("SELECT generation FROM changes ORDER BY id DESC LIMIT 1") {
      row throws(SQLiteError) in try row.integer(0)
    }
    return max((told ?? nil) ?? 0, (journaled ?? nil) ?? 0)
  }

  /// Carries everything over as it is into a new file of our own format, in one transaction of the caller.
  func carryAll(into draft: Connection) throws {
    // Whatever our own format has, besides what every file gets anew.
    let tables = try draft.rows(
      """
      SELECT name FROM main.sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'
        AND name NOT LIKE '%\\_search\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        AND name NOT IN ('migrations', 'changes_by_key', 'changes_indexed')
      """
    ) { row throws(SQLiteError) in try row.text(0) }
    for table in tables {
      let known = try Set(Self.columns(of: table, on: connection))
      let columns = try Self.columns(of: table, on: draft).filter(known.contains)
      guard !columns.isEmpty, whole.contains(table) || Self.isWhole(table, on: connection) else { continue }
      let places = Array(repeating: "?", count: columns.count).joined(separator: ", ")
      let names = columns.joined(separator: ", ")
      if table != "datasets_status" { try draft.execute("DELETE FROM main.\(table)") }
      try connection.stream("SELECT \(names) FROM \(table)") { row in
        try draft.execute("REPLACE INTO main.\(table) (\(names)) VALUES (\(places))", Record(row).values)
      }
    }
    // In a file of an earlier format it does not stand among the states.
    try StatusTable(connection: draft).raiseGeneration(to: generation, isNew: false)
  }

  /// Publishes every dataset that is whole, and newer than in a file that takes its place, in one transaction of the caller.
  ///
  /// - Parameters:
  ///   - draft: The file that takes its place.
  ///   - time: What the journal has as the time of that, in unix seconds.
  /// - Returns: The datasets that came over.
  /// - Throws: What SQLite or the publication throws.
  func publishWhole(into draft: Connection, at time: Int64) throws -> [Dataset] {
    guard whole.contains("datasets_status") else { return [] }
    var carried: [Dataset] = []
    for dataset in Dataset.all {
      guard let records = records(of: dataset),
        let lost = try? Content(connection: connection).status(of: dataset), let asOf = lost.asOf
      else { continue }
      let kept = try Content(connection: draft).status(of: dataset)
      // A rollback brings `as_of` back, and rows that were learned leave it alone: the generation tells of both.
      guard lost.generation > kept.generation || asOf > kept.asOf ?? .min else { continue }
      let candidate = Candidate(
        dataset: dataset, parts: [(.whole, records)], confirmsWhole: true, asOf: asOf, publishedAt: time)
      _ = try Publisher(candidate, on: draft).publish()
      carried.append(dataset)
    }
    return carried
  }

  /// The rows of a dataset; nil where they are not whole or break its rules.
  private func records(of dataset: Dataset) -> [Record]? {
    guard whole.contains(DatasetSQL(dataset).storage) else { return nil }
    let rules = CandidateRules(dataset: dataset)
    var records: [Record] = []
    do {
      let columns = DatasetSQL(dataset).columns()
      try connection.stream("SELECT \(columns) FROM \(DatasetSQL(dataset).storage)") { row in
        records.append(try Record(row))
        try rules.check(records[records.count - 1], in: .whole, number: records.count)
      }
      let told = try connection.first(
        "SELECT row_count FROM datasets_status WHERE dataset = ?", [Value(dataset.name)]
      ) { row throws(SQLiteError) in try row.integer(0) }
      return told == Int64(records.count) ? records : nil
    } catch {
      return nil
    }
  }

  /// Whether a file is a reference file, whatever its header says.
  static func isOurs(fileAt path: String) -> Bool {
    guard let connection = try? Connection(path: path, options: .reader) else { return false }
    return isOurs(connection)
  }

  private static func open(_ path: String) -> Connection? {
    if let connection = try? Connection(path: path, options: .reader) { return isOurs(connection) ? connection : nil }
    // SQLite reads pages behind a lost header, as long as it believes that there is one.
    guard (try? Connection.mendHeader(ofFileAt: path)) != nil,
      let connection = try? Connection(path: path, options: .reader)
    else { return nil }
    return isOurs(connection) ? connection : nil
  }

  /// Whether the file says so in its header or, where that is lost, in the list of its migrations.
  private static func isOurs(_ connection: Connection) -> Bool {
    guard let identity = try? FileIdentity(of: connection), identity.major <= FileIdentity.readableMajor else {
      return false
    }
    if identity.isOurs { return true }
    let first = try? connection.first("SELECT name FROM migrations WHERE version = 1") {
      row throws(SQLiteError) in try row.text(0)
    }
    return identity.applicationID == 0 && first == Migrator.referenceFileName
  }

  private static func isWhole(_ table: String, on connection: Connection) -> Bool {
    // Of a table that is not there SQLite finds nothing wrong.
    guard (try? columns(of: table, on: connection))?.isEmpty == false else { return false }
    let answer = try? connection.rows("PRAGMA integrity_check(\(table))") { row throws(SQLiteError) in try row.text(0) }
    return answer == ["ok"]
  }

  private static func columns(of table: String, on connection: Connection) throws(SQLiteError) -> [String] {
    try connection.rows("SELECT name FROM pragma_table_info(?)", [.text(table)]) { row throws(SQLiteError) in
      try row.text(0)
    }
  }
}
