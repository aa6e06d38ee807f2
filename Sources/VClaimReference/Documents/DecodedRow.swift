import ReferenceStore
import SQLite

/// A row of a document that a daemon wrote.
struct DecodedRow: Decodable {
  private struct Column: Decodable {
    let value: Value

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        value = .null
      } else if let number = try? container.decode(Int64.self) {
        value = .integer(number)
      } else {
        value = .text(try container.decode(String.self))
      }
    }
  }

  private let columns: [String: Column]

  init(from decoder: any Decoder) throws {
    columns = try decoder.singleValueContainer().decode([String: Column].self)
  }

  /// Takes the dataset's columns; those of a newer daemon that it does not know are left out.
  ///
  /// - Parameter dataset: The dataset that was asked for.
  /// - Returns: The record.
  /// - Throws: `DecodingError` when a column is missing.
  func record(of dataset: Dataset) throws -> Record {
    Record(
      values: try dataset.columns.map { column in
        guard let value = columns[column.name]?.value else {
          throw DecodingError.dataCorrupted(
            DecodingError.Context(codingPath: [], debugDescription: "no column \(column.name)"))
        }
        return value
      })
  }
}
