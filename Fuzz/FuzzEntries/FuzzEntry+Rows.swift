import VClaimWire

extension FuzzEntry {
  private static let listKeys = ["diagnosa", "poli", "faskes", "procedure", "list"]

  private static let codes: Set<WireError.Code> = [.unexpectedShape, .codelessRow, .conflictingRows]

  /// Reads the rows of a list; what is read comes out the same when it is written and read again.
  func checkRows(_ input: [UInt8]) throws(BrokenInvariant) {
    try checkScan(of: input)
    guard let payload = try? JSONValue(parsing: input) else { return }
    for shape in [RowShape.antreanPolyclinics, .antreanDoctors] {
      let answer = try outcome(promising: Self.codes) { () throws(WireError) in
        try referenceAnswer(in: payload, listKey: "list", shape: shape)
      }
      // A polyclinic and its sub-speciality come in one element.
      if let answer { try promise("rows do not multiply", answer.rows.count <= 2 * answer.received) }
    }
    for key in Self.listKeys {
      let answer = try outcome(promising: Self.codes) { () throws(WireError) in
        try referenceAnswer(in: payload, listKey: key)
      }
      if let answer {
        try promise("rows do not multiply", answer.rows.count <= answer.received)
        try check(answer.rows, key)
      }
      let found = try outcome(promising: Self.codes) { () throws(WireError) in
        try lookedUpRows(in: payload, listKey: key)
      }
      if let found { try check(found, key) }
    }
  }

  /// Rows that are read without a JSON value are the same, whichever key and form are asked for.
  private func checkScan(of input: [UInt8]) throws(BrokenInvariant) {
    guard let answer = scannedRows(in: input) else { return }
    let payload = try success("reading what was scanned") { () throws(WireError) in try JSONValue(parsing: input) }
    for key in Self.listKeys {
      let other = try success("reading what was scanned") { () throws(WireError) in
        try referenceAnswer(in: payload, listKey: key)
      }
      try promise("a scan counts as many rows", answer.received == other.received)
      try checkScan(answer.rows, other.rows)
      let found = try success("looking up what was scanned") { () throws(WireError) in
        try lookedUpRows(in: payload, listKey: key)
      }
      try checkScan(answer.rows, found)
    }
  }

  private func checkScan(_ rows: [ReferenceRow], _ others: [ReferenceRow]) throws(BrokenInvariant) {
    try promise("a scan finds as many rows", rows.count == others.count)
    for (row, other) in zip(rows, others) {
      try promise(
        "a scan finds the same rows, byte by byte",
        row.code.utf8.elementsEqual(other.code.utf8) && row.name.utf8.elementsEqual(other.name.utf8)
          && row.fields.isEmpty && other.fields.isEmpty)
    }
  }

  private func check(_ rows: [ReferenceRow], _ key: String) throws(BrokenInvariant) {
    for row in rows {
      try promise("a row has a code", !row.code.isEmpty)
      try promise("fields have names in lower case", row.fields.keys.allSatisfy { $0 == $0.lowercased() })
    }
    let again = try success("reading rows again") { () throws(WireError) in
      let written = try JSONValue(parsing: jsonText(.object([key: .array(rows.map(Self.written))])))
      return try referenceRows(in: written, listKey: key)
    }
    try promise("rows stay the same when they are written and read again", again == rows)
  }

  private static func written(_ row: ReferenceRow) -> JSONValue {
    var members = row.fields.mapValues { JSONValue.string($0) }
    members["kode"] = .string(row.code)
    // Reading cuts the code from the name's beginning once; an empty name has nothing to protect.
    members["nama"] = .string(row.name.isEmpty ? "" : "\(row.code) - \(row.name)")
    return .object(members)
  }
}
