import SQLite

/// The candidate's rows in a temporary table, beside the file, where they can be compared with it.
///
/// Temporary tables stand in a database of their own: filling them writes nothing to the file or its log
/// ("https://sqlite.org/tempfiles.html", section 2.7).
struct Staging {
  private let connection: Connection
  private let candidate: Candidate
  private let sql: DatasetSQL
  private let rules: CandidateRules

  init(_ candidate: Candidate, on connection: Connection) {
    self.connection = connection
    self.candidate = candidate
    sql = DatasetSQL(candidate.dataset)
    rules = CandidateRules(dataset: candidate.dataset)
  }

  /// Makes the tables `staged` and `parts`, and those of what is held back, checks every row and puts it in.
  func fill() throws {
    try rules.check(candidate)
    try connection.executeScript(
      """
      CREATE TEMP TABLE staged (part INTEGER NOT NULL, \(sql.declarations), UNIQUE (\(sql.key())));
      CREATE TEMP TABLE parts (value UNIQUE, is_complete INTEGER NOT NULL);
      CREATE TEMP TABLE withheld (\(sql.key()), UNIQUE (\(sql.key())));
      CREATE TEMP TABLE withheld_parts (value UNIQUE);
      """)
    let statements = Statements(sql)
    try withhold()
    for (offset, record) in candidate.moved.enumerated() {
      try rules.check(record, in: .whole, number: offset + 1)
      try stage(record, part: -1, number: offset + 1, statements)
    }
    for (index, (partition, records)) in candidate.parts.enumerated() {
      if case .part(let value) = partition {
        try connection.execute(
          "INSERT INTO temp.parts (value, is_complete) VALUES (?, ?) ON CONFLICT DO NOTHING",
          [value, Value(candidate.incomplete.contains(partition) ? 0 : 1)])
      }
      for (offset, record) in records.enumerated() {
        try rules.check(record, in: partition, number: offset + 1)
        try stage(record, part: index, number: offset + 1, statements)
      }
    }
    if candidate.confirmsWhole {
      // Rows of an unknown partition belong to the whole alone: who confirms it answers for them too.
      try connection.execute("INSERT INTO temp.parts (value, is_complete) VALUES (NULL, 1)")
    }
  }

  /// Removes the tables, whether or not they are there.
  func clear() throws(SQLiteError) {
    try connection.executeScript(
      """
      DROP TABLE IF EXISTS temp.staged; DROP TABLE IF EXISTS temp.parts;
      DROP TABLE IF EXISTS temp.withheld; DROP TABLE IF EXISTS temp.withheld_parts;
      """)
  }

  /// Notes the partitions that are held back, and the keys of their rows.
  private func withhold() throws(SQLiteError) {
    let keyCount = candidate.dataset.keyCount
    let marks = (1...keyCount).map { "?\($0)" }.joined(separator: ", ")
    for (partition, records) in candidate.withheld {
      if case .part(let value) = partition {
        try connection.execute("INSERT INTO temp.withheld_parts (value) VALUES (?) ON CONFLICT DO NOTHING", [value])
      }
      for record in records {
        try connection.execute(
          "INSERT INTO temp.withheld VALUES (\(marks)) ON CONFLICT DO NOTHING", Array(record.values.prefix(keyCount)))
      }
    }
  }

  /// Puts one row in; the same key in an earlier partition of the candidate gives way to it.
  private func stage(_ record: Record, part: Int, number: Int, _ statements: Statements) throws {
    let row = [Value(part)] + record.values
    if try connection.execute(statements.insert, row) == 1 { return }
    let isRepeated = try connection.first(statements.compare, row) { staged throws(SQLiteError) -> Bool? in
      try staged.integer(0) == 1 ? staged.integer(1) == 1 : nil
    }
    switch isRepeated {
    case true??: break
    case false??: throw rules.refusal("row \(number) repeats a key with other values")
    default: try connection.execute(statements.replace, row)
    }
  }

  /// The SQL that every row goes through, put together once.
  private struct Statements {
    let insert: String
    let replace: String
    /// Whether the row that has the key already is of the same partition, and whether it has the same values.
    let compare: String

    init(_ sql: DatasetSQL) {
      let columns = sql.dataset.columns.enumerated().map { (name: $1.name, parameter: "?\($0 + 2)") }
      let target = "INTO temp.staged (part, \(sql.columns()))"
      let values = "VALUES (?1, \(columns.map(\.parameter).joined(separator: ", ")))"
      insert = "INSERT \(target) \(values) ON CONFLICT DO NOTHING"
      replace = "REPLACE \(target) \(values)"
      let same = columns.map { "\($0.name) IS \($0.parameter)" }
      compare = """
        SELECT part = ?1, \(same.joined(separator: " AND ")) FROM temp.staged
        WHERE \(same.prefix(sql.dataset.keyCount).joined(separator: " AND "))
        """
    }
  }
}
