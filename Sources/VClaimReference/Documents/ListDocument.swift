package import ReferenceStore

/// All rows of a dataset as one JSON object, in pieces: `contract.md`, section 5.
///
/// The whole is `{"rows": [...]` and then what a ``SearchDocument`` says besides.
package enum ListDocument {
  private struct Standing: Encodable {
    private enum CodingKeys: String, CodingKey {
      case asOf = "as_of"
      case age
      case generation
      case source
      case stale
    }

    let age: Age
    let asOf: Int64?
    let generation: Int64

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(LookupSource.local, forKey: .source)
      try container.encode(asOf, forKey: .asOf)
      try container.encode(age.seconds, forKey: .age)
      try container.encode(age.isStale, forKey: .stale)
      try container.encode(generation, forKey: .generation)
    }
  }

  /// Writes all rows of one state of the file.
  ///
  /// The file is read to its end before anything is handed on: whoever takes the pieces, however slowly, keeps no
  /// transaction open.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - local: The file.
  ///   - moment: Of which moment, in unix seconds; without it, the present rows.
  ///   - size: Bytes of a piece; all but the last have at least as many.
  /// - Returns: UTF-8 that makes the document when joined.
  /// - Throws: `StoreError` when the file cannot be read, `ReferenceError` when the past is not known, or `EncodingError`.
  package static func pieces(
    of dataset: Dataset, in local: LocalReference, asOf moment: Int64? = nil, size: Int
  ) throws -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var piece = Array(#"{"rows":["#.utf8)
    var isFirst = true
    func add(_ record: Record) throws {
      if !isFirst { piece.append(UInt8(ascii: ",")) }
      isFirst = false
      piece += try JSONText.encode(RecordDocument(record, of: dataset)).utf8
      if piece.count >= size {
        pieces.append(piece)
        piece = []
      }
    }
    let standing: Standing
    if let moment {
      let state = try local.forEach(dataset, asOf: moment, add)
      standing = Standing(age: local.age(of: state), asOf: state.at, generation: state.generation)
    } else {
      let (status, generation) = try local.reader.forEach(dataset, add)
      standing = Standing(
        age: Age(asOf: status.asOf, maxStale: status.maxStale, now: local.now()), asOf: status.asOf,
        generation: generation)
    }
    // Its own opening brace stands at the document's beginning already.
    piece += "],\(try JSONText.encode(standing).dropFirst())".utf8
    pieces.append(piece)
    return pieces
  }
}
