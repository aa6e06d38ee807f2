import ReferenceStore
import SQLite

/// Reads the columns of a record as the types that the dataset's declaration promises.
struct RecordReading: Columns {
  let record: Record
  let dataset: Dataset

  func text(_ column: Int) throws(ReferenceError) -> String {
    guard case .text(let text) = record.values[column] else { throw unexpected(column) }
    return text
  }

  func optionalInteger(_ column: Int) throws(ReferenceError) -> Int64? {
    switch record.values[column] {
    case .integer(let number): return number
    case .null: return nil
    default: throw unexpected(column)
    }
  }

  private func unexpected(_ column: Int) -> ReferenceError {
    ReferenceError(.file, "\(dataset.name): column \(dataset.columns[column].name) holds a value of another type")
  }
}
