package import ReferenceStore

/// What changed, as one JSON object, each change with the journal's columns.
///
/// A page of the journal is `{"changes": [...], "generation": N, "more": false, "pruned": false}`: `generation` is what to
/// ask from next time, `more` says that there is more already, `pruned` that entries which were asked for have been taken
/// out, so that the tables themselves must be read. A key's history is `{"changes": [...], "generation": N,
/// "known_since": T}`.
package enum ChangesDocument {
  /// With how many entries a page ends, once their generation is complete.
  package static let usualLimit = 10_000

  private struct Head: Encodable {
    let at: Int64
    let dataset: String
    let generation: Int64
    let id: Int64
    let key: [String]
    let op: Change.Operation
  }

  private struct PageEnd: Encodable {
    let generation: Int64
    let more: Bool
    let pruned: Bool
  }

  private struct HistoryEnd: Encodable {
    private enum CodingKeys: String, CodingKey {
      case generation
      case knownSince = "known_since"
    }

    let generation: Int64
    let knownSince: Int64?

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(generation, forKey: .generation)
      try container.encode(knownSince, forKey: .knownSince)
    }
  }

  /// Writes a page of the journal.
  ///
  /// - Parameters:
  ///   - page: The page.
  ///   - size: Bytes of a piece; all but the last have at least as many.
  /// - Returns: UTF-8 that makes the document when joined.
  /// - Throws: `EncodingError`.
  package static func pieces(_ page: JournalPage, size: Int) throws -> [[UInt8]] {
    try pieces(
      page.changes, end: PageEnd(generation: page.generation, more: page.hasMore, pruned: page.isPruned), size: size)
  }

  /// Writes the history of a key.
  ///
  /// - Parameters:
  ///   - history: The history.
  ///   - size: Bytes of a piece; all but the last have at least as many.
  /// - Returns: UTF-8 that makes the document when joined.
  /// - Throws: `EncodingError`.
  package static func pieces(_ history: KeyHistory, size: Int) throws -> [[UInt8]] {
    try pieces(
      history.changes, end: HistoryEnd(generation: history.generation, knownSince: history.horizon?.state.at),
      size: size)
  }

  private static func pieces(_ changes: [Change], end: some Encodable, size: Int) throws -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var piece = Array(#"{"changes":["#.utf8)
    for (index, change) in changes.enumerated() {
      if index > 0 { piece.append(UInt8(ascii: ",")) }
      piece += try text(of: change).utf8
      if piece.count >= size {
        pieces.append(piece)
        piece = []
      }
    }
    // Its own opening brace stands at the document's beginning already.
    piece += "],\(try JSONText.encode(end).dropFirst())".utf8
    pieces.append(piece)
    return pieces
  }

  /// The rows before and after are JSON in the journal already, and go out as they stand there.
  private static func text(of change: Change) throws -> String {
    let head = try JSONText.encode(
      Head(
        at: change.at, dataset: change.dataset, generation: change.generation, id: change.id, key: change.key,
        op: change.op))
    return "\(head.dropLast()),\"before\":\(change.before ?? "null"),\"after\":\(change.after ?? "null")}"
  }
}
