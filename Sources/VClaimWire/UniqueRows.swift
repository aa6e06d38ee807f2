/// The rows of one answer in the service's order; of rows that are equal, the first.
struct UniqueRows {
  /// The rows, each once.
  private(set) var rows: [ReferenceRow] = []
  /// How many rows were added.
  private(set) var received = 0
  /// Where each row stands; nil as long as every code is greater than the one before it, so that none can come twice.
  private var places: [RowIdentity: Int]?

  /// Adds the next row.
  ///
  /// - Parameter row: The row.
  /// - Throws: `conflictingRows` when its code came before with other values.
  mutating func add(_ row: ReferenceRow) throws(WireError) {
    defer { received += 1 }
    // Bytes: `<` would take normal forms, which costs the square of the marks on one character.
    if places == nil, rows.last.map({ $0.code.utf8.span.precedes(row.code.utf8.span) }) ?? true {
      rows.append(row)
      return
    }
    var places = places.take() ?? Dictionary(uniqueKeysWithValues: rows.indices.map { (RowIdentity(rows[$0]), $0) })
    defer { self.places = places }
    let identity = RowIdentity(row)
    guard let place = places[identity] else {
      places[identity] = rows.count
      rows.append(row)
      return
    }
    guard rows[place].isIdentical(to: row) else {
      throw WireError.conflict(ofCode: row.code, index: received, with: "other values")
    }
  }
}

/// What makes two rows one, byte by byte: the code, and the class where rooms come with one.
private struct RowIdentity: Hashable {
  let code: [UInt8]
  let roomClass: [UInt8]?

  init(_ row: ReferenceRow) {
    self.code = Array(row.code.utf8)
    self.roomClass = row.fields["kodekelas"].map { Array($0.utf8) }
  }
}

extension ReferenceRow {
  /// Whether all texts are the same byte by byte.
  ///
  /// `==` would take their normal forms, which costs the square of the marks on one character.
  fileprivate func isIdentical(to other: ReferenceRow) -> Bool {
    code.utf8.elementsEqual(other.code.utf8) && name.utf8.elementsEqual(other.name.utf8)
      && fields.count == other.fields.count
      && fields.allSatisfy { key, value in other.fields[key]?.utf8.elementsEqual(value.utf8) == true }
  }
}
