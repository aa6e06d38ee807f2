import ReferenceStore
import SQLite

/// What stands in a reference file, for comparison.
enum ReferenceContent {
  /// The rows of a table as text, sorted; NULL is an empty text.
  static func rows(of table: String, in path: String) throws -> [[String]] {
    let connection = try Connection(path: path, options: .reader)
    return sorted(
      try connection.rows("SELECT * FROM \(table)") { row throws(SQLiteError) in
        var texts: [String] = []
        for column in 0..<row.count { texts.append(text(try row.value(column))) }
        return texts
      })
  }

  /// Rows in the order in which ``rows(of:in:)`` tells them.
  static func sorted(_ rows: [[String]]) -> [[String]] {
    rows.sorted { $0.joined(separator: "\u{0}") < $1.joined(separator: "\u{0}") }
  }

  /// All that must stay as it was when a pull fails: rows, journal, generation, and when each dataset was confirmed.
  static func confirmed(in path: String) throws -> [String: [[String]]] {
    var content: [String: [[String]]] = [:]
    for table in Dataset.all.map(\.name) + ["changes", "(SELECT dataset, generation, row_count, as_of FROM datasets)"] {
      content[table] = try rows(of: table, in: path)
    }
    return content
  }

  private static func text(_ value: Value) -> String {
    switch value {
    case .text(let text): text
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .null, .blob: ""
    }
  }
}
