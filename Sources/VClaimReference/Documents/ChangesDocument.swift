package import ReferenceStore

/// What changed, as one JSON object: `{"changes": [...], "generation": N}`, each change with the journal's columns.
///
/// `generation` is what to ask from next time.
package enum ChangesDocument {
  private struct Head: Encodable {
    let at: Int64
    let dataset: String
    let generation: Int64
    let id: Int64
    let key: [String]
    let op: Change.Operation
  }

  /// Writes changes.
  ///
  /// - Parameters:
  ///   - changes: The entries of the journal, oldest first.
  ///   - generation: The file's generation in the same state of the file.
  ///   - size: Bytes of a piece; all but the last have at least as many.
  /// - Returns: UTF-8 that makes the document when joined.
  /// - Throws: `EncodingError`.
  package static func pieces(_ changes: [Change], generation: Int64, size: Int) throws -> [[UInt8]] {
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
    piece += "],\"generation\":\(generation)}".utf8
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
