import FoundationEssentials
import SQLite
import Testing

@testable import ReferenceStore

@Suite("Random candidates, one after the other, against a simple model")
struct RandomDifferenceTests {
  @Test("leave exactly the rows, the journal and the search index that they should", arguments: Dataset.all, 1...3)
  func differences(dataset: Dataset, seed: Int) async throws {
    let sandbox = try Sandbox()
    let store = try await sandbox.store()
    let file = try sandbox.vandal()
    var candidates = RandomCandidates(dataset, seed: UInt64(seed))
    var model = ModelFile(dataset)
    var journal = JournalReplay(dataset)
    for round in 1...25 {
      let candidate = candidates.next()
      let preview = try await store.preview(candidate)
      let publication = try await store.publish(candidate)
      let expected = model.publish(candidate)
      try #require(publication == expected, "round \(round)")
      #expect(preview == expected)

      let rows = try await store.records(of: dataset)
      #expect(rows.count == model.rows.count && Set(rows) == Set(model.rows.values), "round \(round)")
      try journal.replay(file)
      #expect(journal.rows == Set(model.rows.values.map(model.journaled)), "round \(round)")
      #expect(
        try file.table("SELECT row_count, last_error FROM datasets WHERE dataset = ?", [Value(dataset.name)])
          == [[Value(publication.total), nil]])
      try checkIndex(file, dataset)
      #expect(try await store.publish(candidate).isUnchanged, "round \(round)")
      _ = model.publish(candidate)
    }
    #expect(try file.table("PRAGMA integrity_check") == [["ok"]])
  }

  @Test("and the check of the search index itself finds a row that moved behind its back")
  func checksAreReal() async throws {
    let sandbox = try Sandbox()
    _ = try await sandbox.store().publish(.whole(.diagnoses, diagnoses(30)))
    let file = try sandbox.vandal()
    try checkIndex(file, .diagnoses)
    try file.execute("UPDATE diagnoses_rows SET name = 'something else' WHERE code = 'A00.7'")
    #expect(throws: SQLiteError.self) { try checkIndex(file, .diagnoses) }
  }

  private func checkIndex(_ file: Connection, _ dataset: Dataset) throws {
    guard let search = dataset.search else { return }
    try file.checkSearchIndex(of: dataset)
    let rows = DatasetSQL(dataset).storage
    let positions = try file.table("SELECT position FROM \(rows) ORDER BY \(search.displayOrder)")
    #expect(try positions == file.table("SELECT position FROM \(rows) ORDER BY position"))
    let keys = DatasetSQL(dataset).key()
    #expect(try file.table("SELECT count(*) FROM (SELECT DISTINCT \(keys) FROM \(rows))") == [[Value(positions.count)]])
  }
}

/// The rows that the journal leads to, read from its JSON.
private struct JournalReplay {
  let dataset: Dataset
  private(set) var rows: Set<[Value]> = []
  private var last: Int64 = 0

  init(_ dataset: Dataset) {
    self.dataset = dataset
  }

  /// Applies the entries since the last time; what an entry says of the row before must be true.
  mutating func replay(_ file: Connection) throws {
    for change in try Content(connection: file).changes(since: last, dataset: dataset) {
      last = change.generation
      if let before = change.before {
        let row = try values(before)
        #expect(rows.remove(row) != nil && change.key == keyText(row))
      }
      if let after = change.after {
        let row = try values(after)
        #expect(rows.insert(row).inserted && change.key == keyText(row))
      }
      let sides = (change.before != nil, change.after != nil)
      #expect(sides == (change.op != .added, change.op != .removed))
    }
  }

  private func keyText(_ row: [Value]) -> [String] {
    row.prefix(dataset.keyCount).map { if case .text(let text) = $0 { text } else { "" } }
  }

  private func values(_ json: String) throws -> [Value] {
    let object = try JSONDecoder().decode([String: JSONField?].self, from: Data(json.utf8))
    return dataset.columns.filter { !$0.isVolatile }.map { (object[$0.name] ?? nil)?.value ?? .null }
  }
}

/// A text or a number in JSON.
private enum JSONField: Decodable {
  case text(String)
  case number(Int64)

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    self = try (try? .text(container.decode(String.self))) ?? .number(container.decode(Int64.self))
  }

  var value: Value {
    switch self {
    case .text(let text): .text(text)
    case .number(let number): .integer(number)
    }
  }
}
