internal import FoundationEssentials
internal import VClaimWire

/// Rows of an answer as JSON: an array of arrays with code, name and, where there are any, the other members.
enum AnswerText {
  private struct Line: Codable {
    let row: ReferenceRow

    init(_ row: ReferenceRow) { self.row = row }

    init(from decoder: any Decoder) throws {
      var values = try decoder.unkeyedContainer()
      row = ReferenceRow(
        code: try values.decode(String.self), name: try values.decode(String.self),
        fields: values.isAtEnd ? [:] : try values.decode([String: String].self))
    }

    func encode(to encoder: any Encoder) throws {
      var values = encoder.unkeyedContainer()
      try values.encode(row.code)
      try values.encode(row.name)
      if !row.fields.isEmpty { try values.encode(row.fields) }
    }
  }

  /// Writes rows.
  ///
  /// - Returns: The text; nil for what JSON cannot hold.
  static func text(of rows: [ReferenceRow]) -> String? {
    (try? JSONEncoder().encode(rows.map(Line.init))).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Reads rows.
  ///
  /// - Returns: The rows; nil for a text that `text(of:)` did not make.
  static func rows(in text: String) -> [ReferenceRow]? {
    (try? JSONDecoder().decode([Line].self, from: Data(text.utf8)))?.map(\.row)
  }
}
