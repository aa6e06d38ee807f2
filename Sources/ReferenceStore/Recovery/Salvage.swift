import SQLite

/// What can still be read of a copy of a damaged reference file.
struct Salvage {
  let connection: Connection
  /// The tables that are whole, search indexes apart.
  let whole: Set<String>

  /// Looks at a copy; nil where it is no reference file, or nothing of it can be read.
  ///
  /// - Parameter path: The copy, which this may change: a header that cannot be read is made anew.
  init?(copyAt path: String) {
    guard let connection = Self.open(path) else { return nil }
    self.connection = connection
    whole = Set(FileCheck.tables.filter { Self.isWhole($0, on: connection) })
  }

  /// Whether the page that tells the generation can be believed.
  var knowsGeneration: Bool {
    guard whole.contains("datasets_status"), told("SELECT value FROM generation") != nil else { return false }
    // In a file of an earlier format it has a table of its own.
    let hasTable = told("SELECT count(*) FROM sqlite_master WHERE name = 'generation' AND type = 'table'") != 0
    return !hasTable || Self.isWhole("generation", on: connection)
  }

  /// The greatest generation that anything in the file tells of.
  var generation: Int64 {
    let tellers = [
      "SELECT value FROM generation", "SELECT generation FROM changes ORDER BY id DESC LIMIT 1",
      "SELECT max(generation) FROM datasets_status", "SELECT max(max(generation), max(pruned)) FROM journal_horizon",
    ]
    return tellers.compactMap(told).max() ?? 0
  }

  /// The rows of the datasets whose own tables are not whole, as the journal tells them.
  ///
  /// - Parameter base: A snapshot, which has what the journal may have no more.
  /// - Returns: Nothing to replay where every table is whole; nil where journal or rows are lost.
  func replayed(from base: JournalReplay.Base?) -> [Dataset: [Record]]? {
    guard whole.contains("changes") else { return nil }
    var replayed: [Dataset: [Record]] = [:]
    for dataset in Dataset.all where records(of: dataset) == nil {
      guard whole.contains("journal_horizon"),
        let records = try? JournalReplay(connection: connection).records(of: dataset, from: base),
        isAll(records, of: dataset)
      else { return nil }
      replayed[dataset] = records
    }
    return replayed
  }

  /// The rows of a dataset; nil where they are not whole or break its rules.
  func records(of dataset: Dataset) -> [Record]? {
    guard whole.contains(DatasetSQL(dataset).storage) else { return nil }
    let rules = CandidateRules(dataset: dataset)
    var records: [Record] = []
    do {
      let columns = DatasetSQL(dataset).columns()
      try connection.stream("SELECT \(columns) FROM \(DatasetSQL(dataset).storage)") { row in
        records.append(try Record(row))
        try rules.check(records[records.count - 1], in: .whole, number: records.count)
      }
      return isAll(records, of: dataset) ? records : nil
    } catch {
      return nil
    }
  }

  /// Whether they are as many as the file tells, where it still tells it.
  private func isAll(_ records: [Record], of dataset: Dataset) -> Bool {
    guard whole.contains("datasets_status") else { return true }
    let count = try? connection.first("SELECT row_count FROM datasets_status WHERE dataset = ?", [Value(dataset.name)])
    {
      row throws(SQLiteError) in try row.integer(0)
    }
    // A dataset that the file's format does not have yet has no line, and no rows.
    return (count ?? nil).map { $0 == Int64(records.count) } ?? records.isEmpty
  }

  private func told(_ query: String) -> Int64? {
    let found = try? connection.first(query) { row throws(SQLiteError) in try row.optionalInteger(0) }
    return (found ?? nil) ?? nil
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

  static func isWhole(_ table: String, on connection: Connection) -> Bool {
    // Of a table that is not there SQLite finds nothing wrong.
    guard (try? columns(of: table, on: connection))?.isEmpty == false else { return false }
    let answer = try? connection.rows("PRAGMA integrity_check(\(table))") { row throws(SQLiteError) in try row.text(0) }
    return answer == ["ok"]
  }

  static func columns(of table: String, on connection: Connection) throws(SQLiteError) -> [String] {
    try connection.rows("SELECT name FROM pragma_table_info(?)", [.text(table)]) { row throws(SQLiteError) in
      try row.text(0)
    }
  }
}
