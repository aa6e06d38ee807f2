/// Reads the rows of a list (`vclaim.md`, section 3).
///
/// The list is a bare array, the member `listKey`, the member `list`, or the only list in the object.
///
/// - Parameters:
///   - payload: The payload of an answer.
///   - listKey: The key that the end point uses: `diagnosa`, `poli`, `faskes`, `procedure` or `list`.
/// - Returns: The rows in the service's order; of rows that are equal, the first.
/// - Throws: `unexpectedShape` when there is no list or an element is no row, `codelessRow`, and `conflictingRows` when one
///   code came with different values; the error knows the row's index.
package func referenceRows(in payload: JSONValue, listKey: String) throws(WireError) -> [ReferenceRow] {
  try referenceAnswer(in: payload, listKey: listKey).rows
}

/// Reads the rows of a list, and how many there were.
///
/// - Parameters:
///   - payload: The payload of an answer.
///   - listKey: The key that the end point uses.
///   - shape: How the rows name their members.
/// - Returns: The rows that `referenceRows(in:listKey:)` returns, with the number of rows in the payload.
/// - Throws: The same as `referenceRows(in:listKey:)`.
package func referenceAnswer(
  in payload: JSONValue, listKey: String, shape: RowShape = .coded
) throws(WireError) -> ReferenceAnswer {
  let elements = try list(in: payload, key: listKey)
  let rows =
    switch shape {
    case .coded: try uniqueRows(of: elements, members: .coded)
    case .antreanDoctors: try uniqueRows(of: elements, members: .antreanDoctor)
    case .antreanPolyclinics: try antreanPolyclinics(in: elements)
    }
  return ReferenceAnswer(rows: rows, received: elements.count)
}

/// Reads the answer to an exact look-up: the row itself, alone or under `listKey`, or a list of such.
///
/// - Parameters:
///   - payload: The payload of an answer.
///   - listKey: The key that the end point uses for its lists.
/// - Returns: The rows; more than one only if the service sent a list.
/// - Throws: The same as `referenceRows(in:listKey:)`.
package func lookedUpRows(in payload: JSONValue, listKey: String) throws(WireError) -> [ReferenceRow] {
  for candidate in [payload, payload.member(listKey)] {
    if let candidate, candidate.member("kode") != nil { return [try ReferenceRow(decoding: candidate, index: 0)] }
  }
  return try referenceRows(in: payload, listKey: listKey)
}

private func list(in payload: JSONValue, key: String) throws(WireError) -> [JSONValue] {
  switch payload {
  case .array(let elements): return elements
  case .object(let members):
    for name in [key, "list"] {
      guard let member = payload.member(name) else { continue }
      guard case .array(let elements) = member else {
        throw WireError(.unexpectedShape, "\(name) is \(member.kind) where a list was due")
      }
      return elements
    }
    let lists = members.values.compactMap { if case .array(let elements) = $0 { elements } else { nil } }
    guard lists.count == 1, let only = lists.first else {
      throw WireError(.unexpectedShape, "the response has \(lists.count) lists, none of them under \(key)")
    }
    return only
  case .null, .bool, .number, .string:
    throw WireError(.unexpectedShape, "the response is \(payload.kind) where a list was due")
  }
}

extension WireError {
  /// How much of a code an error message quotes, in unicode scalars: one character alone may be as long as the answer.
  private static let longestQuotedCode = 32

  /// One code came twice in one answer, not with the same values.
  static func conflict(ofCode code: String, index: Int, with difference: String) -> WireError {
    let code = String(String.UnicodeScalarView(code.unicodeScalars.prefix(longestQuotedCode))).debugDescription
    return WireError(
      .conflictingRows, "row \(index) repeats the code \(code) of an earlier row with \(difference)", rowIndex: index)
  }
}

private func uniqueRows(
  of elements: [JSONValue], members: RowShape.Members
) throws(WireError) -> [ReferenceRow] {
  var rows = UniqueRows()
  for (index, element) in elements.enumerated() {
    try rows.add(try ReferenceRow(decoding: element, index: index, members: members))
  }
  return rows.rows
}
