import SQLite
import Testing

@testable import ReferenceStore

@Suite("The write-ahead log")
struct LogTests {
  let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
  }

  /// Empties the log, so that it then holds what one piece of work wrote.
  private func emptyLog() throws {
    let result = try sandbox.vandal().checkpoint(.truncate)
    try #require(result.isComplete)
    try #require(WriteAheadLog(of: sandbox.path).frames.isEmpty)
  }

  @Test(
    "gets one page from a publication without a difference: that of the state",
    arguments: [Candidate.whole(.diagnoses, diagnoses(3000)), .whole(.polyclinics, diagnoses(300)), facilities()])
  func unchangedPublication(candidate: Candidate) async throws {
    let store = try await sandbox.store()
    #expect(try await store.publish(candidate).generation == 1)
    try emptyLog()
    let again = Candidate(
      dataset: candidate.dataset, parts: candidate.parts, confirmsWhole: true, asOf: candidate.asOf + 60)
    #expect(try await store.publish(again).isUnchanged)

    let log = try WriteAheadLog(of: sandbox.path)
    let file = try sandbox.connection()
    #expect(log.frames.count == 1)
    #expect(log.frames.count(where: \.commits) == 1)
    #expect(try log.owners(file) == ["datasets_status"])
    #expect(try file.table("SELECT value FROM generation") == [[1]])
    #expect(
      try file.table("SELECT as_of FROM datasets WHERE dataset = ?", [Value(candidate.dataset.name)]) == [
        [Value(again.asOf)]
      ])
  }

  @Test("gets three pages from a publication with one changed row: of the rows, the journal and the state")
  func oneChange() async throws {
    let store = try await sandbox.store()
    var records = diagnoses(300)
    _ = try await store.publish(.whole(.polyclinics, records))
    try emptyLog()
    records[150].values[1] = "Renamed"
    #expect(try await store.publish(.whole(.polyclinics, records)).changed == 1)
    let log = try WriteAheadLog(of: sandbox.path)
    #expect(log.frames.count == 3)
    #expect(log.frames.count(where: \.commits) == 1)
    #expect(try log.owners(sandbox.connection()) == ["polyclinics", "changes", "datasets_status"])
  }

  @Test("gets no page more than that besides those of the search index and its rows", arguments: [1, 2, 3])
  func oneChangeOfSearched(round: Int) async throws {
    let store = try await sandbox.store()
    var records = diagnoses(3000)
    _ = try await store.publish(.whole(.diagnoses, records))
    try emptyLog()
    records[700 * round].values[1] = "Renamed"
    #expect(try await store.publish(.whole(.diagnoses, records)).changed == 1)
    let log = try WriteAheadLog(of: sandbox.path)
    #expect(log.frames.count(where: \.commits) == 1)
    let owners = try log.owners(sandbox.connection())
    let ofSearch = owners.filter { $0 == "diagnoses_rows" || $0.hasPrefix("diagnoses_search") }
    // The first page, of the schema, tells how long the file is: a segment of the search index makes it longer.
    #expect(
      owners.subtracting(ofSearch).subtracting(["sqlite_schema"]) == ["diagnoses_key", "changes", "datasets_status"])
    #expect(ofSearch.count > 1)
    #expect(log.frames.count <= 3 + 1 + 14)
  }

  @Test("gets no page from a preview, from a refused candidate, or from a plan that says nothing new")
  func nothing() async throws {
    let store = try await sandbox.store()
    _ = try await store.publish(.whole(.diagnoses, diagnoses(500)))
    try await store.setPlan([DatasetPlan(dataset: .rooms, isOn: false, maxStale: nil)])
    try emptyLog()
    _ = try await store.preview(.whole(.diagnoses, diagnoses(900)))
    await #expect(throws: StoreError.self) {
      try await store.publish(.whole(.diagnoses, diagnoses(900) + [Record("Z99", nil)]))
    }
    try await store.setPlan([DatasetPlan(dataset: .rooms, isOn: false, maxStale: nil)])
    #expect(try WriteAheadLog(of: sandbox.path).frames.isEmpty)
  }

  @Test("is copied into the file once it has more than 1,000 pages, and is not cut while it is small")
  func passiveCheckpoint() async throws {
    let store = try await sandbox.store()
    _ = try await store.publish(.whole(.diagnoses, diagnoses(500)))
    #expect(FileKind.size(of: sandbox.path) < 1000 * 4096)
    let padding = String(repeating: "x", count: 3000)
    _ = try await store.publish(.whole(.polyclinics, diagnoses(700).map { Record($0.values[0], Value(padding)) }))
    #expect(FileKind.size(of: sandbox.path) > 1000 * 4096)
    let result = try sandbox.vandal().checkpoint(.passive)
    #expect(result.walFrames > 1000 && result.isComplete)
    #expect(FileKind.size(of: sandbox.path + "-wal") > 1000 * 4096)
  }

  @Test("is cut once it has more than 16 MB and no reader needs it")
  func truncation() async throws {
    let store = try await sandbox.store()
    // A reader that stays on an old state keeps the log from being written over.
    let reader = try sandbox.connection()
    try reader.execute("BEGIN")
    _ = try reader.table("SELECT count(*) FROM changes")
    let padding = String(repeating: "x", count: 3000)
    let records = diagnoses(3000).map { Record($0.values[0], Value(padding)) }
    _ = try await store.publish(.whole(.polyclinics, records))
    #expect(FileKind.size(of: sandbox.path + "-wal") > 16 << 20)
    try reader.execute("COMMIT")
    _ = try await store.publish(.whole(.polyclinics, []))
    #expect(FileKind.size(of: sandbox.path + "-wal") == 0)
  }
}

/// Made-up facilities in both levels.
private func facilities() -> Candidate {
  let primary = (0..<400).map { Record(Value("P\($0)"), Value("Klinik \($0)"), 1) }
  let hospitals = (0..<100).map { Record(Value("H\($0)"), Value("Rumah Sakit \($0)"), 2) }
  return .parts(.facilities, [(Value(1), primary), (Value(2), hospitals)], confirmsWhole: true)
}
