package import ReferenceStore
import SQLite
import VClaimReference

/// How `vclaimctl list` writes a row.
package enum ListFormat: Sendable {
  /// Columns separated by tabs, for people and `cut`.
  case plain
  /// RFC 4180, with a heading.
  case csv
  /// One JSON object a line.
  case json

  /// The line before the rows, where the format has one.
  ///
  /// - Parameter dataset: The dataset.
  /// - Returns: The line without its newline.
  package func heading(of dataset: Dataset) -> String? {
    self == .csv ? dataset.columns.map(\.name).joined(separator: ",") : nil
  }

  /// One row as a line.
  ///
  /// - Parameters:
  ///   - record: The row.
  ///   - dataset: The dataset.
  /// - Returns: The line without its newline.
  /// - Throws: `EncodingError` for a value that JSON cannot hold.
  package func line(_ record: Record, of dataset: Dataset) throws -> String {
    switch self {
    case .plain: record.values.map(AnswerText.cell).joined(separator: "\t")
    case .csv: record.values.map(Self.field).joined(separator: ",")
    case .json: try JSONText.encode(RecordDocument(record, of: dataset))
    }
  }

  /// One field of RFC 4180: in quotes where it holds a separator, a quote or a line break.
  private static func field(_ value: Value) -> String {
    guard case .text(let text) = value else { return AnswerText.cell(value) }
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    var quoted = "\""
    for character in text { quoted += character == "\"" ? "\"\"" : String(character) }
    return quoted + "\""
  }
}
