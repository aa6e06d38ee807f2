import FoundationEssentials
import SQLite

@testable import ReferenceStore

/// A directory of its own for one test, which goes with it.
final class Sandbox: Sendable {
  let directory: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "ReferenceStoreTests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    directory = url.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: directory)
  }

  /// The reference file of the test.
  var path: String { directory + "/reference.sqlite" }

  /// Opens the file for writing.
  func store() async throws -> ReferenceStore {
    try await ReferenceStore(path: path, now: { 1_700_000_000 })
  }

  /// A plain connection beside the store, to look at what really stands in the file.
  func connection() throws -> Connection {
    try Connection(path: path, options: .reader)
  }

  /// A plain connection that can spoil the file.
  func vandal() throws -> Connection {
    try Connection(path: path, options: .writer)
  }

  /// Every byte of the file and of its log.
  func content() throws -> [[UInt8]] {
    try [path, path + "-wal"].map { path in
      FileManager.default.fileExists(atPath: path) ? try Array(Data(contentsOf: URL(filePath: path))) : []
    }
  }

  func write(_ bytes: some Sequence<UInt8>) throws {
    try Data(bytes).write(to: URL(filePath: path))
  }
}

extension Record {
  /// A row of texts and, where given, numbers.
  init(_ values: Value...) {
    self.init(values: values)
  }
}

extension Candidate {
  /// A candidate of a whole dataset.
  static func whole(_ dataset: Dataset, _ records: [Record], asOf: Int64 = 1_700_000_100) -> Candidate {
    Candidate(dataset: dataset, parts: [(.whole, records)], confirmsWhole: true, asOf: asOf)
  }

  /// A candidate of some partitions.
  static func parts(
    _ dataset: Dataset, _ parts: [(Value, [Record])], confirmsWhole: Bool = false, asOf: Int64 = 1_700_000_100
  ) -> Candidate {
    Candidate(
      dataset: dataset, parts: parts.map { (.part($0.0), $0.1) }, confirmsWhole: confirmsWhole, asOf: asOf)
  }
}

extension Connection {
  /// All rows of a query.
  func table(_ sql: String, _ values: [Value] = []) throws -> [[Value]] {
    try rows(sql, values) { row throws(SQLiteError) in try Record(row).values }
  }

  /// What a test compares before and after: every row of every table that is not FTS5's own, and the generation.
  func everything() throws -> [String: [[Value]]] {
    let names = try table(
      "SELECT name FROM sqlite_schema WHERE (type = 'table' OR name = 'generation') AND name NOT LIKE '%search%'")
    var content: [String: [[Value]]] = [:]
    for case .text(let name) in names.joined() { content[name] = try table("SELECT * FROM \(name)") }
    return content
  }
}

/// Made-up diagnoses: `count` of them, the same for every run.
func diagnoses(_ count: Int) -> [Record] {
  (0..<count).map { number in
    let letter = Character(UnicodeScalar(UInt8(65 + number / 1000 % 26)))
    let digits = String(number % 1000 + 1000).dropFirst()
    return Record(Value("\(letter)\(digits.prefix(2)).\(digits.suffix(1))"), Value("Invented disease number \(number)"))
  }
}

extension Connection {
  /// Lets FTS5 compare a search index with its rows; throws when they differ.
  ///
  /// Source: "https://sqlite.org/fts5.html", section 6.4.
  func checkSearchIndex(of dataset: Dataset) throws {
    let index = DatasetSQL(dataset).searchTable
    try execute("INSERT INTO \(index) (\(index), rank) VALUES ('integrity-check', 1)")
  }
}

extension ReferenceReader {
  /// The rows alone that a search finds.
  func search(_ dataset: Dataset, _ text: String, limit: Int) throws(StoreError) -> [Record] {
    let found = try find(dataset, matching: text, limit: limit) { search throws(SQLiteError) in
      var records: [Record] = []
      let order = try search.lendRows { row throws(SQLiteError) in
        records.append(try Record(columns: dataset.columns.count, of: row))
      }
      return FoundRecords(order.map { order in order.map { records[$0] } } ?? records)
    }
    return (found.row as? FoundRecords)?.records ?? []
  }
}

private final class FoundRecords: Sendable {
  let records: [Record]

  init(_ records: [Record]) {
    self.records = records
  }
}
