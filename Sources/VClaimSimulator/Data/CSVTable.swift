/// One table of ``SimulatorData`` as a file: its columns, and how a record becomes a row.
struct CSVTable: Sendable {
  /// The file's name without `.csv`: the table's name in `contract.md`, section 3.
  let name: String
  /// Columns that must be there.
  let columns: [String]
  /// Columns that may be missing.
  var optionalColumns: [String] = []
  /// The columns that together make a row unique, none of them ever empty.
  let key: [String]
  /// Replaces the table's rows.
  let load: @Sendable ([Fields], inout SimulatorData) throws(SimulatorError) -> Void

  /// One record with its fields by column.
  struct Fields: Sendable {
    let file: String
    let line: Int
    let values: [String: String]

    /// The text of a column.
    ///
    /// - Parameter column: The column's name.
    /// - Returns: The text without white space around it; empty when the column is missing.
    func text(_ column: String) -> String {
      (values[column] ?? "").trimmingWhiteSpace()
    }

    /// The number of a column.
    ///
    /// - Parameters:
    ///   - column: The column's name.
    ///   - allowed: Which numbers may stand there.
    /// - Returns: The number, or `nil` for an empty field or a missing column.
    /// - Throws: `bad_data` for any other text.
    func number(_ column: String, in allowed: ClosedRange<Int>) throws(SimulatorError) -> Int? {
      let text = text(column)
      guard !text.isEmpty else { return nil }
      guard let number = Int(text), allowed.contains(number) else {
        throw SimulatorError(
          .badData,
          "\(file):\(line): \(column) is \"\(text)\", a number from \(allowed.lowerBound) to \(allowed.upperBound) was expected"
        )
      }
      return number
    }
  }

  /// Reads the table's file into the data, in the place of the rows that were there.
  ///
  /// - Parameters:
  ///   - bytes: The file's content.
  ///   - data: What to change; unchanged when this throws.
  /// - Throws: `bad_data` naming file and line: what breaks CSV, an unknown or missing column, an empty key part, a repeated
  ///   key, a wrong number.
  func read(_ bytes: some Sequence<UInt8>, into data: inout SimulatorData) throws(SimulatorError) {
    let file = name + ".csv"
    let document = try CSVDocument(bytes, file: file)
    try check(document.header, file: file)
    var rows: [Fields] = []
    var lines: [[String]: Int] = [:]
    for record in document.records {
      let values = Dictionary(zip(document.header, record.fields), uniquingKeysWith: { first, _ in first })
      let row = Fields(file: file, line: record.line, values: values)
      let keyParts = key.map(row.text)
      for (column, part) in zip(key, keyParts) where part.isEmpty {
        throw SimulatorError(.badData, "\(file):\(record.line): \(column) is empty")
      }
      if let earlier = lines.updateValue(record.line, forKey: keyParts) {
        throw SimulatorError(
          .badData, "\(file):\(record.line): \(keyParts.joined(separator: " ")) stands already on line \(earlier)")
      }
      rows.append(row)
    }
    try load(rows, &data)
  }

  private func check(_ header: [String], file: String) throws(SimulatorError) {
    let expected = (columns + optionalColumns.map { "[\($0)]" }).joined(separator: ",")
    var seen: Set<String> = []
    for column in header {
      guard columns.contains(column) || optionalColumns.contains(column) else {
        throw SimulatorError(.badData, "\(file):1: unknown column \"\(column)\", the columns are \(expected)")
      }
      guard seen.insert(column).inserted else {
        throw SimulatorError(.badData, "\(file):1: column \"\(column)\" stands there twice")
      }
    }
    for column in columns where !seen.contains(column) {
      throw SimulatorError(.badData, "\(file):1: column \"\(column)\" is missing, the columns are \(expected)")
    }
  }
}
