internal import FoundationEssentials
internal import ReferenceStore
internal import SQLite

/// Rows as JSON: an array of arrays, each with a value for every column.
enum RecordsText {
  /// One value of a row.
  private struct Cell: Codable {
    let value: Value

    init(_ value: Value) { self.value = value }

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

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch value {
      case .text(let text): try container.encode(text)
      case .integer(let number): try container.encode(number)
      case .null, .real, .blob: try container.encodeNil()
      }
    }
  }

  /// Writes rows, which hold texts, whole numbers and NULL only.
  static func text(of records: [Record]) throws -> String {
    let cells = records.map { $0.values.map(Cell.init) }
    return String(decoding: try JSONEncoder().encode(cells), as: UTF8.self)
  }

  /// Reads rows.
  ///
  /// - Throws: `StoreError` with `unexpectedContent` for anything else.
  static func records(in text: String, of dataset: Dataset) throws(StoreError) -> [Record] {
    guard let cells = try? JSONDecoder().decode([[Cell]].self, from: Data(text.utf8)),
      cells.allSatisfy({ $0.count == dataset.columns.count })
    else {
      throw StoreError(.unexpectedContent, "the rows of a held candidate of \(dataset.name) cannot be read")
    }
    return cells.map { Record(values: $0.map(\.value)) }
  }
}
