import SQLite

/// The rows that a search has found so far, each once.
struct SearchHits {
  private let dataset: Dataset
  private let limit: Int
  private var positions: [Int64] = []
  /// The rows, best first.
  private(set) var records: [Record] = []

  init(_ dataset: Dataset, limit: Int) {
    self.dataset = dataset
    self.limit = limit
  }

  /// Adds what matches a query, in display order, unless there is enough already.
  ///
  /// Rowids are in display order, so that FTS5 stops at the limit without sorting.
  mutating func add(_ match: String, on connection: Connection) throws(SQLiteError) {
    guard records.count < limit else { return }
    // Rows that are there already may come again, before any other.
    let most = records.isEmpty ? limit : limit.addingReportingOverflow(records.count).partialValue
    try connection.withStatement(DatasetSQL.search(in: dataset)) { statement throws(SQLiteError) in
      try statement.bind(text: match, at: 1)
      try statement.bind(integer: Int64(most < 0 ? .max : most), at: 2)
      try statement.forEachRow { row throws(SQLiteError) in
        guard records.count < limit else { return }
        let position = try row.integer(0)
        if positions.contains(position) { return }
        positions.append(position)
        records.append(try Record(row, from: 1))
      }
    }
  }

  /// Brings rows whose codes begin alike into the order of their codes, the shorter ones first.
  mutating func sortByCode() {
    guard records.count > 1, let column = dataset.columns.firstIndex(where: { $0.name == "code" }) else { return }
    func code(_ record: Record) -> String {
      if case .text(let code) = record.values[column] { code } else { "" }
    }
    // Stable: rows with the same code stay in display order.
    let order = records.indices.sorted { first, second in
      let codes = (code(records[first]), code(records[second]))
      return (codes.0.utf8.count, codes.0, first) < (codes.1.utf8.count, codes.1, second)
    }
    records = order.map { records[$0] }
    positions = order.map { positions[$0] }
  }
}
