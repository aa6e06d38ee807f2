package import ReferenceStore
import SQLite

/// A row as a JSON object with the table's columns: what the socket and `--json` print.
package struct RecordDocument: Encodable, Sendable {
  private struct ColumnKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { return nil }
  }

  private let dataset: Dataset
  private let record: Record

  /// Describes a row.
  ///
  /// - Parameters:
  ///   - record: The row.
  ///   - dataset: The dataset to which it belongs.
  package init(_ record: Record, of dataset: Dataset) {
    self.record = record
    self.dataset = dataset
  }

  /// Writes a key for each column; null where the file has no value.
  ///
  /// - Parameter encoder: The encoder to write to.
  /// - Throws: What the encoder throws.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: ColumnKey.self)
    for (column, value) in zip(dataset.columns, record.values) {
      let key = ColumnKey(stringValue: column.name)
      switch value {
      case .text(let text): try container.encode(text, forKey: key)
      case .integer(let number): try container.encode(number, forKey: key)
      case .real(let number): try container.encode(number, forKey: key)
      case .null, .blob: try container.encodeNil(forKey: key)
      }
    }
  }
}
