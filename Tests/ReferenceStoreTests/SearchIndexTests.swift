import SQLite
import Testing

@testable import ReferenceStore

@Suite("The search index")
struct SearchIndexTests {
  let sandbox: Sandbox
  let store: ReferenceStore

  init() async throws {
    sandbox = try Sandbox()
    store = try await sandbox.store()
  }

  @Test("is numbered anew when the gap between two rows is used up, and stays right")
  func exhaustedGap() async throws {
    let first = (0..<100).map { Record(Value("\(1000 + $0)"), Value("Klinik \(1000 + $0)"), 1) }
    var records = first
    _ = try await store.publish(.whole(.facilities, records))
    let file = try sandbox.vandal()
    var renumbered: [Int] = []
    // Each new row goes between the last new one and the row after it: the gap halves every time.
    for round in 1...25 {
      records.append(Record(Value("N\(round)"), Value("Klinik 1049 \(Character(UnicodeScalar(UInt8(64 + round))))"), 1))
      #expect(try await store.publish(.whole(.facilities, records)).added == 1)
      let sparse = try file.table("SELECT count(*) FROM facilities_rows WHERE position % 1024 <> 0")
      if sparse == [[0]] { renumbered.append(round) }
      try file.checkSearchIndex(of: .facilities)
      let expected = Array(first.prefix(50)) + Array(records.dropFirst(100)) + Array(first.dropFirst(50))
      #expect(try await store.records(of: .facilities) == expected)
    }
    #expect(renumbered == [11, 22])
  }

  @Test("that was damaged is made anew by the next publication that touches it")
  func damaged() async throws {
    _ = try await store.publish(.whole(.diagnoses, diagnoses(300)))
    await store.close()
    try sandbox.damageIndex(of: .diagnoses)
    let reopened = try await sandbox.store()
    var records = diagnoses(300)
    records[7].values[1] = "Renamed"
    #expect(try await reopened.publish(.whole(.diagnoses, records)).changed == 1)
    try sandbox.vandal().checkSearchIndex(of: .diagnoses)
    #expect(try ReferenceReader(path: sandbox.path).search(.diagnoses, "renamed", limit: 5) == [records[7]])
  }

  @Test("that was damaged where no change comes near is made anew by the first change a day later")
  func damagedElsewhere() async throws {
    var records = diagnoses(3_000)
    func change(_ index: Int, in store: ReferenceStore, at time: Int64) async throws {
      records[index].values[1] = "Renamed"
      #expect(try await store.publish(.whole(.diagnoses, records, asOf: time)).changed == 1)
    }
    _ = try await store.publish(.whole(.diagnoses, records))
    await store.close()
    try sandbox.damageLastPageOfIndex(of: .diagnoses)
    let reopened = try await sandbox.store()
    let first: Int64 = 1_700_100_000
    for (index, time) in [(7, first), (8, first + 86_399)] {
      try await change(index, in: reopened, at: time)
      #expect(throws: SQLiteError.self) { try sandbox.vandal().checkSearchIndex(of: .diagnoses) }
    }
    try await change(9, in: reopened, at: first + 86_400)
    try sandbox.vandal().checkSearchIndex(of: .diagnoses)
    #expect(try ReferenceReader(path: sandbox.path).search(.diagnoses, "renamed", limit: 5).count == 3)
  }

  @Test("gets one segment from a publication, and is made anew as one where more than a third of the rows moved")
  func segments() async throws {
    var records = diagnoses(3_000)
    func rename(_ count: Int, _ name: String) async throws -> Int {
      for index in 0..<count { records[index * 2].values[1] = Value(name) }
      #expect(try await store.publish(.whole(.diagnoses, records)).changed == count)
      try sandbox.vandal().checkSearchIndex(of: .diagnoses)
      let segments = try sandbox.vandal().count("SELECT count(DISTINCT segid) FROM diagnoses_search_idx")
      #expect(try ReferenceReader(path: sandbox.path).search(.diagnoses, name, limit: 2_000).count == count)
      return segments
    }
    _ = try await store.publish(.whole(.diagnoses, records))
    #expect(try await rename(1, "First") == 2)
    #expect(try await rename(1_000, "Second") == 3)
    #expect(try await rename(1_001, "Third") == 1)
  }

  @Test("finds codes that are hard to ask for after a change of them", arguments: ["-", "\"A\"", "", "A OR B", "*"])
  func oddCodes(code: String) async throws {
    let others = diagnoses(100)
    _ = try await store.publish(.whole(.diagnoses, others + [Record(Value("X" + code), "Before")]))
    let after = Record(Value("X" + code), "Changed")
    #expect(try await store.publish(.whole(.diagnoses, others + [after])).changed == 1)
    try sandbox.vandal().checkSearchIndex(of: .diagnoses)
    #expect(try ReferenceReader(path: sandbox.path).search(.diagnoses, "changed", limit: 5) == [after])
    #expect(try await store.publish(.whole(.diagnoses, others)).removed == 1)
    try sandbox.vandal().checkSearchIndex(of: .diagnoses)
  }

  @Test("that is damaged is replaced by a look through the rows")
  func damagedForReaders() async throws {
    _ = try await store.publish(.whole(.diagnoses, diagnoses(300)))
    await store.close()
    try sandbox.damageIndex(of: .diagnoses)
    let found = try ReferenceReader(path: sandbox.path).search(.diagnoses, "disease 42", limit: 5)
    #expect(found.first == diagnoses(300)[42])
  }

  @Test("holds rows in display order: categories before their codes, hospitals first, doctors by name")
  func displayOrder() async throws {
    _ = try await store.publish(
      .whole(.diagnoses, [Record("B01.9", "v"), Record("A00.0", "v"), Record("B01", "v"), Record("A00", "v")]))
    _ = try await store.publish(
      .whole(
        .facilities,
        [Record("1", "beta", 1), Record("2", "Alfa", 1), Record("3", "zeta", 2), Record("4", "Alfa", nil)]))
    _ = try await store.publish(
      .whole(
        .doctors, [Record("F2", "A", "1", "dr. b"), Record("F1", "A", "1", "dr. C"), Record("F1", "A", "2", "dr. B")]))
    let file = try sandbox.connection()
    #expect(
      try file.table("SELECT code FROM diagnoses_search ORDER BY rowid") == [["A00"], ["B01"], ["A00.0"], ["B01.9"]])
    #expect(try file.table("SELECT code FROM facilities_search ORDER BY rowid") == [["3"], ["2"], ["4"], ["1"]])
    #expect(
      try file.table("SELECT name, facility_code FROM doctors_search ORDER BY rowid") == [
        ["dr. B", "F1"], ["dr. b", "F2"], ["dr. C", "F1"],
      ])
  }
}

extension Sandbox {
  /// Spoils every page of a search index in the file itself: SQLite's own safety would not let a statement do it.
  func damageIndex(of dataset: Dataset) throws {
    try damage(indexPages(of: dataset))
  }

  /// Spoils the last page of a search index alone: longer beginnings of words than anybody changes stand there.
  func damageLastPageOfIndex(of dataset: Dataset) throws {
    // Of pages that hold words, not of those that lead to them: "fts5_index.c", `FTS5_SEGMENT_ROWID`.
    try damage(indexPages(of: dataset, where: "(id >> 31) & 63 = 0 ORDER BY id DESC LIMIT 1"))
  }

  /// The second pair of bytes of a page tells how long it is; here it becomes longer than it can be.
  private func damage(_ pages: [[UInt8]]) throws {
    try #require(!pages.isEmpty)
    var bytes = try content()[0]
    for page in pages {
      let range = try #require(bytes.firstRange(of: page.prefix(48)))
      bytes[range.lowerBound + 2] = 0xFF
      bytes[range.lowerBound + 3] = 0xFF
    }
    try write(bytes)
  }

  private func indexPages(of dataset: Dataset, where condition: String = "true") throws -> [[UInt8]] {
    let file = try vandal()
    try #require(file.checkpoint(.truncate).isComplete)
    return try file.rows("SELECT block FROM \(DatasetSQL(dataset).searchTable)_data WHERE id > 10 AND \(condition)") {
      row throws(SQLiteError) in try row.blob(0)
    }
  }
}
