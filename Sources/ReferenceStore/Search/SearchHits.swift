import SQLite

/// Which rows a search has found so far, each once; the rows themselves are with whoever searches.
struct SearchHits {
  private let question: SearchQuestion
  private let limit: Int
  private let connection: Connection
  /// The columns of a row, behind which its position stands.
  private let width: Int
  private var positions: [Int64] = []
  /// The order of the first rows, where it is another one than that in which they came.
  private var beginning: [Int] = []

  init(_ question: SearchQuestion, limit: Int, on connection: Connection) {
    self.question = question
    self.limit = limit
    self.connection = connection
    width = question.dataset.columns.count
    positions.reserveCapacity(min(max(limit, 0), 32))
  }

  /// How many rows there are.
  var count: Int { positions.count }

  /// Lends what matches a query, in display order, unless there is enough already.
  ///
  /// Rowids are in display order, so that FTS5 stops at the limit without sorting.
  mutating func add(
    _ match: String, _ body: (borrowing Row) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    let known = positions.count
    guard known < limit else { return }
    // Rows that are there already may come again, before any other.
    let (most, isBeyond) = limit.addingReportingOverflow(known)
    try question.lendRows(match, limit: isBeyond ? .max : most, on: connection) { row throws(SQLiteError) in
      let position = try row.integer(width)
      // What one query finds comes once and in order: only what earlier ones found can come again.
      if known > 0, positions[..<known].contains(position) { return true }
      try body(row)
      positions.append(position)
      return positions.count < limit
    }
  }

  /// Lends what matches a query, and brings all that was found so far into the order of the codes, the shorter ones first.
  mutating func addByCode(
    _ matches: [String], _ body: (borrowing Row) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    let column = question.dataset.columns.firstIndex { $0.name == "code" }
    var codes: [String] = []
    for match in matches {
      try add(match) { row throws(SQLiteError) in
        if let column { codes.append(try row.text(column)) }
        try body(row)
      }
    }
    guard codes.count > 1 else { return }
    // Stable: rows with the same code stay in display order.
    let sorted = codes.indices.sorted { first, second in
      (codes[first].utf8.count, codes[first], first) < (codes[second].utf8.count, codes[second], second)
    }
    beginning = sorted
  }

  /// Where the rows stand among all that were lent, best first; nil where they came in this order.
  var order: [Int]? {
    beginning.isEmpty ? nil : beginning + Array(beginning.count..<positions.count)
  }
}
