import FoundationEssentials

extension SimulatorData {
  /// Replaces tables by the CSV files of a directory.
  ///
  /// Each file is named after a table of `contract.md`, section 3 (`diagnoses.csv` with the header `code,name`), or
  /// `chronic_drugs.csv`, or `members.csv` (at least `card_number,nik,name`). A table without a file keeps the rows that it has, by `vclaim-simulator` the built-in ones; for an empty
  /// table give a file with the header alone. Rows are answered in the file's order.
  ///
  /// - Parameter directory: Path of the directory.
  /// - Throws: `unreadable` when the directory or a file cannot be read, `bad_data` naming file and line for wrong content or a
  ///   CSV file of no table. The rows are then as they were.
  public mutating func load(directory: String) throws(SimulatorError) {
    let files: [String]
    do {
      files = try FileManager.default.contentsOfDirectory(atPath: directory).filter { $0.hasSuffix(".csv") }.sorted()
    } catch {
      throw SimulatorError(.unreadable, "the directory \(directory) cannot be read")
    }
    guard !files.isEmpty else { throw SimulatorError(.badData, "the directory \(directory) holds no CSV file") }
    var loaded = self
    for file in files {
      guard let table = CSVTable.all.first(where: { $0.name + ".csv" == file }) else {
        let known = CSVTable.all.map { $0.name + ".csv" }.joined(separator: ", ")
        throw SimulatorError(.badData, "\(file) belongs to no table, known are \(known)")
      }
      guard let content = FileManager.default.contents(atPath: directory + "/" + file) else {
        throw SimulatorError(.unreadable, "\(file) in \(directory) cannot be read")
      }
      try table.read(content, into: &loaded)
    }
    self = loaded
  }
}
