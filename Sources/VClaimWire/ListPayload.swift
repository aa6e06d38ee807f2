/// The payload of an answer that should be a list of rows.
package enum ListPayload: Sendable, Hashable {
  /// The rows themselves: no JSON value was made of them.
  case rows(ReferenceAnswer)
  /// Any other payload, whose rows are still to be found.
  case value(JSONValue)
}

/// Reads the rows of a list, and how many there were.
///
/// - Parameters:
///   - payload: The payload of an answer, got with the same shape.
///   - listKey: The key that the end point uses.
///   - shape: How the rows name their members.
/// - Returns: The rows with the number of rows in the payload.
/// - Throws: The same as `referenceRows(in:listKey:)`.
package func referenceAnswer(
  in payload: ListPayload, listKey: String, shape: RowShape = .coded
) throws(WireError) -> ReferenceAnswer {
  switch payload {
  case .rows(let answer): answer
  case .value(let value): try referenceAnswer(in: value, listKey: listKey, shape: shape)
  }
}

/// Reads the answer to an exact look-up.
///
/// - Parameters:
///   - payload: The payload of an answer.
///   - listKey: The key that the end point uses for its lists.
/// - Returns: The rows; more than one only if the service sent a list.
/// - Throws: The same as `referenceRows(in:listKey:)`.
package func lookedUpRows(in payload: ListPayload, listKey: String) throws(WireError) -> [ReferenceRow] {
  switch payload {
  case .rows(let answer): answer.rows
  case .value(let value): try lookedUpRows(in: value, listKey: listKey)
  }
}
