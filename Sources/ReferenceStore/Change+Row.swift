import FoundationEssentials
import SQLite

extension Change {
  /// Reads an entry: id, generation, dataset, key, op, before, after, at.
  init(_ row: borrowing Row) throws(SQLiteError) {
    let key = try row.text(3)
    let op = try row.text(4)
    guard let parts = try? JSONDecoder().decode([String].self, from: Data(key.utf8)),
      let operation = Operation(rawValue: op)
    else {
      throw SQLiteError(code: .mismatch, message: "an entry of the journal has an unknown form")
    }
    self.init(
      id: try row.integer(0), generation: try row.integer(1), dataset: try row.text(2), key: parts, op: operation,
      before: try row.optionalText(5), after: try row.optionalText(6), at: try row.integer(7))
  }
}
