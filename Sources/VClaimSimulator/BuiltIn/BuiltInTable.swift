/// Reads the tables that are embedded into the program.
enum BuiltInTable {
  /// The records of an embedded table without its header.
  ///
  /// The tables are part of the program and a test reads each of them, so one that breaks the rules of CSV is a defect of the
  /// build and counts as empty here.
  ///
  /// - Parameter bytes: The table.
  /// - Returns: The fields of each record.
  static func records(_ bytes: [UInt8]) -> [[String]] {
    (try? CSVDocument(bytes, file: "built-in table"))?.records.map(\.fields) ?? []
  }

  /// The rows of an embedded table of code and name.
  ///
  /// - Parameter bytes: The table.
  /// - Returns: The rows.
  static func entries(_ bytes: [UInt8]) -> [SimulatorData.Entry] {
    records(bytes).compactMap { fields in
      fields.count == 2 ? SimulatorData.Entry(code: fields[0], name: fields[1]) : nil
    }
  }
}

extension Int {
  /// The number with leading zeros.
  ///
  /// - Parameter width: The least number of digits.
  /// - Returns: Decimal digits.
  func padded(to width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(width - digits.count, 0)) + digits
  }
}
