package import SQLite

/// Questions to the file, on one connection; what belongs together is asked inside of one transaction of the caller.
struct Content {
  let connection: Connection

  /// How often the file has changed.
  func generation() throws(SQLiteError) -> Int64 {
    try connection.first("SELECT value FROM generation") { row throws(SQLiteError) in try row.integer(0) } ?? 0
  }

  /// The state of every dataset in the order of the declarations, then of those that a newer program added.
  func statuses() throws(SQLiteError) -> [DatasetStatus] {
    let found = try statuses(where: "1", [])
    let known = Dataset.all.compactMap { dataset in found.first { $0.dataset == dataset.name } }
    return known + found.filter { status in !Dataset.all.contains { $0.name == status.dataset } }
  }

  /// The state of one dataset.
  func status(of dataset: Dataset) throws -> DatasetStatus {
    guard let status = try statuses(where: "dataset = ?", [Value(dataset.name)]).first else {
      throw StoreError(.unexpectedContent, "the file has no state of \(dataset.name)")
    }
    return status
  }

  /// One row by its key, whose parts are as they stand in the file.
  func record(_ dataset: Dataset, key: [String]) throws(SQLiteError) -> Record? {
    try record(dataset, keyed: key.map { .text($0) })
  }

  /// One row by the values of its key.
  func record(_ dataset: Dataset, keyed key: [Value]) throws(SQLiteError) -> Record? {
    let sql = DatasetSQL(dataset)
    let conditions = dataset.keyColumns.map { "\($0.name) = ?" }.joined(separator: " AND ")
    return try connection.first(
      "SELECT \(sql.columns()) FROM \(sql.storage) WHERE \(conditions)", key
    ) { row throws(SQLiteError) in try Record(row) }
  }

  /// How old the rows of a dataset are.
  func freshness(of dataset: Dataset) throws -> Freshness {
    let found = try connection.first(
      "SELECT as_of, max_stale FROM datasets WHERE dataset = ?", [Value(dataset.name)]
    ) { row throws(SQLiteError) in (asOf: try row.optionalInteger(0), maxStale: try row.optionalInteger(1)) }
    guard let found else {
      throw StoreError(.unexpectedContent, "the file has no state of \(dataset.name)")
    }
    return Freshness(asOf: found.asOf, maxStale: found.maxStale, generation: try generation())
  }

  /// Lends every row to the body: in display order where the dataset has one, else by key.
  func forEach(_ dataset: Dataset, _ body: (Record) throws -> Void) throws {
    let sql = DatasetSQL(dataset)
    try connection.stream("SELECT \(sql.columns()) FROM \(sql.storage) ORDER BY \(sql.listOrder)") { row in
      try body(Record(row))
    }
  }

  private func statuses(where condition: String, _ values: [Value]) throws(SQLiteError) -> [DatasetStatus] {
    try connection.rows(
      """
      SELECT dataset, state, generation, row_count, as_of, attempted_at, next_at, max_stale, last_error
      FROM datasets WHERE \(condition) ORDER BY dataset
      """, values
    ) { row throws(SQLiteError) in try DatasetStatus(row) }
  }
}

extension Record {
  /// Takes a row whose first columns are those of its dataset.
  ///
  /// - Parameters:
  ///   - columns: How many columns the dataset has.
  ///   - row: The row.
  /// - Throws: ``SQLiteError`` with `mismatch` for a text that is not UTF-8.
  package init(columns: Int, of row: borrowing Row) throws(SQLiteError) {
    try self.init(row, width: columns)
  }

  /// Takes a row with the dataset's columns from one of its columns on; without a width, all that follow are.
  init(_ row: borrowing Row, from start: Int = 0, width: Int? = nil) throws(SQLiteError) {
    let end = width.map { start + $0 } ?? row.count
    values = []
    values.reserveCapacity(end - start)
    for index in start..<end { values.append(try row.value(index)) }
  }
}

extension DatasetStatus {
  fileprivate init(_ row: borrowing Row) throws(SQLiteError) {
    dataset = try row.text(0)
    guard let state = State(rawValue: try row.text(1)) else {
      throw SQLiteError(code: .mismatch, message: "a dataset has an unknown state")
    }
    self.state = state
    generation = try row.integer(2)
    rowCount = Int(try row.integer(3))
    asOf = try row.optionalInteger(4)
    attemptedAt = try row.optionalInteger(5)
    nextAt = try row.optionalInteger(6)
    maxStale = try row.optionalInteger(7)
    lastError = try row.optionalText(8)
  }
}
