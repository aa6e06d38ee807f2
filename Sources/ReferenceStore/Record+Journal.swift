import FoundationEssentials
import SQLite

extension Record {
  /// Reads a row as the journal has it.
  ///
  /// - Parameters:
  ///   - json: A JSON object with the dataset's columns.
  ///   - dataset: The dataset.
  /// - Throws: `StoreError` with `unexpectedContent` for anything else. A column that the object lacks, as it does volatile
  ///   ones, is NULL where that is allowed.
  package init(journaled json: String, of dataset: Dataset) throws(StoreError) {
    guard let fields = try? JSONDecoder().decode([String: Field].self, from: Data(json.utf8)) else {
      throw StoreError(.unexpectedContent, "an entry of the journal of \(dataset.name) is no row")
    }
    var values: [Value] = []
    for column in dataset.columns {
      let value = fields[column.name]?.value ?? .null
      switch (column.kind, value) {
      case (.text, .text), (.integer, .integer): break
      case (_, .null) where column.isNullable || column.isVolatile: break
      default:
        throw StoreError(
          .unexpectedContent, "an entry of the journal of \(dataset.name) has no \(column.name) of the right type")
      }
      values.append(value)
    }
    self.init(values: values)
  }
}

/// A text, a number or null in a row of the journal.
private struct Field: Decodable {
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
