import SQLite

/// Walks through the rows of the file and those of a candidate side by side, both by key, and notes where they differ.
struct Merge: ~Copyable {
  /// What was found so far.
  private(set) var counts: DifferenceCounts

  private let candidate: Candidate
  private let staged: StagedRows
  private let withheld: StagedRows
  private let scope: CandidateScope
  private let isVolatile: [Bool]
  private var tables: DifferenceTables
  private var next = 0
  private var nextWithheld = 0
  private var place: Int?

  init(_ staged: StagedRows, of candidate: Candidate, on connection: Connection) throws(SQLiteError) {
    self.candidate = candidate
    self.staged = staged
    withheld = StagedRows(withheldBy: candidate)
    scope = CandidateScope(of: candidate)
    isVolatile = candidate.dataset.columns.map(\.isVolatile)
    counts = DifferenceCounts(pieces: candidate.parts.count, places: scope.places.count)
    tables = try DifferenceTables(of: candidate.dataset, on: connection)
  }

  /// Compares everything.
  mutating func run(on connection: Connection) throws(SQLiteError) {
    let sql = DatasetSQL(candidate.dataset)
    let position = candidate.dataset.search == nil ? "NULL" : "position"
    let rows = "SELECT \(sql.columns()), \(position) FROM main.\(sql.storage)"
    // Among many rows, a few are faster looked up one by one.
    let total = try connection.count("SELECT count(*) FROM main.\(sql.storage)")
    if scope.leavesOthersAlone, staged.records.count * 16 < total {
      let isWanted = candidate.dataset.keyColumns.map { "\($0.name) = ?" }.joined(separator: " AND ")
      for record in staged.records {
        try connection.forEachRow("\(rows) WHERE \(isWanted)", Array(record.values.prefix(candidate.dataset.keyCount)))
        {
          row throws(SQLiteError) in try take(row)
        }
      }
    } else {
      try connection.forEachRow("\(rows) ORDER BY \(sql.key())") { row throws(SQLiteError) in try take(row) }
    }
    while next < staged.records.count { try add() }
    counts.total = total
  }

  /// Takes the next row of the file.
  private mutating func take(_ row: borrowing Row) throws(SQLiteError) {
    place = try scope.place(of: row, guess: place)
    counts.note(rowAt: place)
    var order = 1
    while order > 0, next < staged.records.count {
      order = try staged.order(of: row, to: next)
      if order > 0 { try add() }
    }
    if order == 0, next < staged.records.count {
      try compare(row)
      next += 1
    } else {
      try lack(row)
    }
  }

  /// A row of the candidate that the file lacks.
  private mutating func add() throws(SQLiteError) {
    counts.note(addedOf: staged.piece(of: next))
    try tables.add(staged.records[next])
    next += 1
  }

  /// A row that both have.
  private mutating func compare(_ row: borrowing Row) throws(SQLiteError) {
    let record = staged.records[next]
    let piece = staged.piece(of: next)
    if let place, scope.places[place].isWithheld, try !isWithheld(row) {
      counts.moving[.part(scope.places[place].value), default: []].append(record)
    }
    guard scope.mayChange(at: place) else { return counts.note(leftAloneOf: piece) }
    var isChanged = false
    var isRefreshed = false
    for index in candidate.dataset.keyCount..<isVolatile.count where try !row.holds(record.values[index], at: index) {
      if isVolatile[index] { isRefreshed = true } else { isChanged = true }
    }
    counts.note(keptOf: piece, isChanged: isChanged, isRefreshed: isRefreshed)
    if isChanged {
      try tables.change(row, to: record)
    } else if isRefreshed {
      try tables.refresh(record)
    }
  }

  /// A row of the file that the candidate lacks.
  private mutating func lack(_ row: borrowing Row) throws(SQLiteError) {
    let isWithheld = try isWithheld(row)
    if scope.mayRemove(at: place, isWithheld: isWithheld) {
      counts.note(removedAt: place)
      try tables.remove(row)
    } else if isWithheld {
      counts.note(stayingAt: place)
    }
  }

  /// Whether a partition that is held back has the key; rows must come by key.
  private mutating func isWithheld(_ row: borrowing Row) throws(SQLiteError) -> Bool {
    while nextWithheld < withheld.records.count {
      let order = try withheld.order(of: row, to: nextWithheld)
      if order <= 0 { return order == 0 }
      nextWithheld += 1
    }
    return false
  }
}
