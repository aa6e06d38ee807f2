import FoundationEssentials
import SQLite
import Testing

@testable import ReferenceStore

@Suite("The reader")
struct ReferenceReaderTests {
  let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
  }

  @Test("looks a row up with the state of its dataset")
  func record() async throws {
    let store = try await sandbox.store()
    _ = try await store.publish(.whole(.diagnoses, [Record("A00", "Cholera")], asOf: 77))
    try await store.setPlan([DatasetPlan(dataset: .diagnoses, isOn: true, maxStale: 3600)])
    let reader = try ReferenceReader(path: sandbox.path)
    let freshness = Freshness(asOf: 77, maxStale: 3600, generation: 1)
    for key in [" a00\n", "A00", "a00", "\u{A0}a00\u{2003}", "\t\r\nA00"] {
      let found = try reader.find(.diagnoses, KeyParts(key))
      #expect(found == Found(record: Record("A00", "Cholera"), freshness: freshness))
    }
    for key in ["A01", "", " ", "A00\0", "A 00", "A00\u{301}"] {
      #expect(try reader.find(.diagnoses, KeyParts(key)) == Found(record: nil, freshness: freshness))
    }
  }

  @Test("finds a row by all parts of its key, each as it is written")
  func compoundKey() async throws {
    let store = try await sandbox.store()
    let doctor = Record("F1", "INT", "42", "dr. Andi")
    _ = try await store.publish(.parts(.doctors, [("F1", [doctor])]))
    let reader = try ReferenceReader(path: sandbox.path)
    #expect(try reader.find(.doctors, KeyParts(["F1", "INT", " 42"])).record == doctor)
    #expect(try reader.find(.doctors, KeyParts(["F1", "int", "42"])).record == nil)
    #expect(try reader.find(.doctors, KeyParts(["F1I", "NT", "42"])).record == nil)
    #expect(try reader.find(.doctors, KeyParts(["F1", "INT", "42"])).freshness.asOf == nil)
    let error = #expect(throws: StoreError.self) { try reader.find(.doctors, KeyParts("42")) }
    #expect(error?.code == .invalidKey)
    #expect(error?.message == "a key of doctors has 3 parts (facility_code, polyclinic_code, code), not 1")
  }

  @Test("answers keys of any length, also those that are longer than what it remembers")
  func longKeys() async throws {
    let store = try await sandbox.store()
    let codes = [47, 48, 49, 300].map { String(repeating: "X", count: $0) }
    _ = try await store.publish(.whole(.polyclinics, codes.map { Record(Value($0), "Interna") }))
    let reader = try ReferenceReader(path: sandbox.path)
    for _ in 1...2 {
      for code in codes {
        #expect(try reader.find(.polyclinics, KeyParts(code)).record?.values.first == Value(code))
        let spaced = try reader.find(.polyclinics, KeyParts("\t\(code)\(String(repeating: " ", count: 60))"))
        #expect(spaced.record?.values.first == Value(code))
        #expect(try reader.find(.polyclinics, KeyParts(code.lowercased())).record == nil)
      }
    }
    let parts = [String(repeating: "F", count: 30), "", String(repeating: "9", count: 30)]
    let doctor = Record(values: parts.map { Value($0) } + ["dr. Andi"])
    _ = try await store.publish(.parts(.doctors, [(Value(parts[0]), [doctor])]))
    #expect(try reader.find(.doctors, KeyParts(parts)).record == doctor)
  }

  @Test("looks every dataset up in one search of a tree", arguments: Dataset.all)
  func plan(dataset: Dataset) async throws {
    _ = try await sandbox.store()
    let keys = [Value](repeating: "x", count: dataset.keyCount)
    let plan = try sandbox.connection().table("EXPLAIN QUERY PLAN \(DatasetSQL(dataset).lookUp)", keys)
    let steps = plan.map { "\($0[3])" }
    #expect(steps.allSatisfy { $0.contains("SEARCH") }, "\(steps)")
    let rows = steps.count { $0.contains(" r USING \(dataset.search == nil ? "PRIMARY KEY" : "COVERING INDEX")") }
    #expect(rows == 1, "\(steps)")
  }

  @Test("lends all rows in order and stops when the caller throws")
  func forEach() async throws {
    let store = try await sandbox.store()
    _ = try await store.publish(.whole(.polyclinics, [Record("B", "b"), Record("A", "a"), Record("C", "c")]))
    let reader = try ReferenceReader(path: sandbox.path)
    struct Enough: Error {}
    var seen: [Record] = []
    #expect(throws: Enough.self) {
      try reader.forEach(.polyclinics) { record in
        seen.append(record)
        if seen.count == 2 { throw Enough() }
      }
    }
    #expect(seen == [Record("A", "a"), Record("B", "b")])
    // The connection it read on is free again, and outside of any transaction.
    try await store.note(attempt: .polyclinics, at: 1, nextAt: nil, error: nil)
    #expect(try reader.status(of: .polyclinics).attemptedAt == 1)
  }

  @Test("tells what changed after a generation, in all datasets or in one")
  func changes() async throws {
    let store = try await sandbox.store()
    _ = try await store.publish(.whole(.polyclinics, [Record("A", "a")], asOf: 1))
    _ = try await store.publish(.whole(.diagnoses, [Record("A00", "Cholera")], asOf: 2))
    _ = try await store.publish(.whole(.polyclinics, [], asOf: 3))
    let reader = try ReferenceReader(path: sandbox.path)
    #expect(try reader.changes(since: 0, dataset: nil).map(\.generation) == [1, 2, 3])
    #expect(try reader.changes(since: 1, dataset: .polyclinics).map(\.op) == [.removed])
    let change = try #require(try reader.changes(since: 2, dataset: nil).first)
    #expect(
      change
        == Change(
          id: 3, generation: 3, dataset: "polyclinics", key: ["A"], op: .removed, before: #"{"code":"A","name":"a"}"#,
          after: nil, at: 3))
  }

  @Test("says what is wrong with a path that is no reference file")
  func refusals() async throws {
    func refusal(_ path: String) -> StoreError.Code? {
      #expect(throws: StoreError.self) { try ReferenceReader(path: path) }?.code
    }
    #expect(refusal(sandbox.path) == .missingFile)
    #expect(refusal(sandbox.directory) == .notAFile)
    #expect(refusal("/dev/null") == .notAFile)
    try sandbox.write(String(repeating: "no database ", count: 500).utf8)
    #expect(refusal(sandbox.path) == .notADatabase)
    try sandbox.write([])
    #expect(refusal(sandbox.path) == .foreignFile)
    let error = await #expect(throws: StoreError.self) { try await ReferenceStore(path: sandbox.directory, now: { 0 }) }
    #expect(error?.code == .notAFile)
    #expect(error?.description.contains(sandbox.directory) == true)
  }

  @Test("reads a file with a newer minor version, and refuses a newer major one and another program's")
  func versions() async throws {
    await (try sandbox.store()).close()
    let file = try sandbox.vandal()
    try file.setUserVersion(1999)
    #expect(try ReferenceReader(path: sandbox.path).generation() == 0)
    try file.setUserVersion(2000)
    #expect(#expect(throws: StoreError.self) { try ReferenceReader(path: sandbox.path) }?.code == .newerFile)
    try file.setUserVersion(1001)
    try file.setApplicationID(1)
    #expect(#expect(throws: StoreError.self) { try ReferenceReader(path: sandbox.path) }?.code == .foreignFile)
  }

  @Test("answers many threads at once")
  func threads() async throws {
    _ = try await sandbox.store().publish(.whole(.diagnoses, diagnoses(100)))
    let reader = try ReferenceReader(path: sandbox.path)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<20 {
        group.addTask {
          for record in diagnoses(100) {
            guard case .text(let code) = record.values[0] else { continue }
            let found = try reader.find(.diagnoses, KeyParts(code))
            #expect(found.record == record)
          }
        }
      }
      try await group.waitForAll()
    }
  }
}
