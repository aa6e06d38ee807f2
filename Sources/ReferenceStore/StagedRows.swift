import SQLite

/// A candidate's rows in the order of their keys, each key once: ready to be compared with the file.
struct StagedRows {
  /// The piece of rows that a candidate takes from other partitions than its own.
  static let moved = -1

  /// The rows.
  let records: [Record]
  /// To which piece of the candidate each row belongs; nil where all belong to the first.
  private let pieces: [Int]?
  private let keyCount: Int

  /// Checks every row of a candidate and puts them in order.
  ///
  /// - Parameter candidate: The candidate.
  /// - Throws: `StoreError` with `invalidCandidate`.
  init(_ candidate: Candidate) throws(StoreError) {
    let rules = CandidateRules(dataset: candidate.dataset)
    try rules.check(candidate)
    for (offset, record) in candidate.moved.enumerated() {
      try rules.check(record, in: .whole, number: offset + 1)
    }
    for (partition, records) in candidate.parts {
      for (offset, record) in records.enumerated() { try rules.check(record, in: partition, number: offset + 1) }
    }
    keyCount = candidate.dataset.keyCount
    guard candidate.parts.count != 1 || !candidate.moved.isEmpty || !candidate.parts[0].1.isInOrder(keyCount) else {
      records = candidate.parts[0].1
      pieces = nil
      return
    }
    var rows = candidate.moved.enumerated().map { Row($1, piece: Self.moved, number: $0 + 1) }
    for (piece, part) in candidate.parts.enumerated() {
      rows += part.1.enumerated().map { Row($1, piece: piece, number: $0 + 1) }
    }
    let distinct = try Self.distinct(rows, keyCount, rules)
    records = distinct.map(\.record)
    pieces = distinct.map(\.piece)
  }

  /// The rows of partitions that are held back.
  init(withheldBy candidate: Candidate) {
    keyCount = candidate.dataset.keyCount
    records = candidate.withheld.flatMap(\.1).sorted { [keyCount] in $0.order(to: $1, keyCount) < 0 }
    pieces = nil
  }

  /// To which piece of the candidate a row belongs.
  func piece(of index: Int) -> Int { pieces?[index] ?? 0 }

  /// How a row of the file, whose first columns are the key, compares with one of these.
  func order(of row: borrowing SQLite.Row, to index: Int) throws(SQLiteError) -> Int {
    for column in 0..<keyCount {
      guard case .text(let text) = records[index].values[column] else { return -1 }
      let order = try row.order(of: column, to: text)
      if order != 0 { return order }
    }
    return 0
  }

  /// Whether there is a row with this key.
  func contains(key: [Value]) -> Bool {
    var range = records.indices
    let wanted = Record(values: key)
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      let order = records[middle].order(to: wanted, keyCount)
      if order == 0 { return true }
      range = order < 0 ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return false
  }

  /// One row for each key, by key; the same key in an earlier piece of the candidate gives way.
  private static func distinct(_ rows: [Row], _ keyCount: Int, _ rules: CandidateRules) throws(StoreError) -> [Row] {
    var distinct: [Row] = []
    distinct.reserveCapacity(rows.count)
    for place in order(of: rows, keyCount) {
      let row = rows[place]
      guard let last = distinct.last, last.record.order(to: row.record, keyCount) == 0 else {
        distinct.append(row)
        continue
      }
      if last.piece != row.piece {
        distinct[distinct.count - 1] = row
      } else if !last.record.hasSameBytes(as: row.record) {
        throw rules.refusal("row \(row.number) repeats a key with other values")
      }
    }
    return distinct
  }

  /// The places of rows by key, those of one key as they came: most keys differ in their first bytes already.
  private static func order(of rows: [Row], _ keyCount: Int) -> [Int] {
    var places = rows.enumerated().map { index, row in (leading: row.record.leadingBytes, index: index) }
    places.sort { first, second in
      if first.leading != second.leading { return first.leading < second.leading }
      let order = rows[first.index].record.order(to: rows[second.index].record, keyCount)
      return order == 0 ? first.index < second.index : order < 0
    }
    return places.map(\.index)
  }

  /// A row with where it came from.
  private struct Row {
    let record: Record
    let piece: Int
    let number: Int

    init(_ record: Record, piece: Int, number: Int) {
      self.record = record
      self.piece = piece
      self.number = number
    }
  }
}

extension [Record] {
  /// Whether each row's key comes before the next one's.
  fileprivate func isInOrder(_ keyCount: Int) -> Bool {
    for index in indices.dropFirst() where self[index - 1].order(to: self[index], keyCount) >= 0 { return false }
    return true
  }
}

extension Record {
  /// How the keys of two rows compare: byte by byte, part by part.
  fileprivate func order(to other: Record, _ keyCount: Int) -> Int {
    for column in 0..<keyCount {
      guard case .text(let text) = values[column], case .text(let next) = other.values[column] else { continue }
      let order = text.order(to: next)
      if order != 0 { return order }
    }
    return 0
  }

  fileprivate var leadingBytes: UInt64 {
    if case .text(let text) = values.first { text.leadingBytes } else { 0 }
  }

  fileprivate func hasSameBytes(as other: Record) -> Bool {
    zip(values, other.values).allSatisfy { $0.hasSameBytes(as: $1) }
  }
}
