import SQLite
import Testing

@testable import ReferenceStore

@Suite("The index of the journal by key")
struct JournalIndexTests {
  let sandbox: Sandbox
  let store: ReferenceStore

  init() async throws {
    sandbox = try Sandbox()
    store = try await sandbox.store()
  }

  private func indexed() throws -> [[Value]] {
    try sandbox.connection().table("SELECT count(*) FROM changes_by_key")
  }

  private func names(of key: String) throws -> [String?] {
    try ReferenceReader(path: sandbox.path).history(.polyclinics, key: [key]).changes.map(\.after)
  }

  @Test("lets the entries of small publications wait, finds them all the same, and takes them once they are many")
  func waits() async throws {
    for round in 1...255 {
      _ = try await store.publish(.whole(.polyclinics, [Record("INT", Value("Name \(round)"))]))
    }
    #expect(try indexed() == [[0]])
    #expect(try names(of: "INT").count == 255)
    _ = try await store.publish(.whole(.polyclinics, [Record("INT", "Name 256")]))
    #expect(try indexed() == [[256]])
    _ = try await store.publish(.whole(.polyclinics, [Record("INT", "Name 257")]))
    #expect(try indexed() == [[256]])
    let names = try names(of: "INT")
    #expect(names.count == 257 && names.last == #"{"code":"INT","name":"Name 257"}"#)
  }

  @Test("has every entry once, whatever is taken out of the journal, and no number comes back")
  func pruned() async throws {
    for round in 1...40 {
      let records = diagnoses(20).filter { _ in round % 3 > 0 }.map { Record($0.values[0], Value("Name \(round)")) }
      _ = try await store.publish(.whole(.polyclinics, records, asOf: Int64(round)))
    }
    let file = try sandbox.connection()
    func expectSame() throws {
      #expect(
        try file.table("SELECT dataset, key, id FROM changes_of_key ORDER BY id")
          == file.table("SELECT dataset, key, id FROM changes ORDER BY id"))
    }
    try expectSame()
    let newest = try file.table("SELECT max(id) FROM changes")
    #expect(try await store.pruneJournal(before: 30, now: 100, atMost: 1_000) > 300)
    try expectSame()
    while try await store.pruneJournal(before: 1_000, now: 1_000, atMost: 50) == 50 {}
    try expectSame()
    #expect(try file.table("SELECT max(id) FROM changes") != newest)
    _ = try await store.publish(.whole(.polyclinics, diagnoses(2), asOf: 2_000))
    #expect(try file.table("SELECT count(*) FROM changes WHERE generation = 41 AND id <= ?", newest[0]) == [[0]])
    #expect(try file.table("SELECT count(*) FROM changes WHERE generation = 41") != [[0]])
    try expectSame()
  }

  @Test("halving finds the last entry of every generation")
  func halving() async throws {
    for round in 1...30 {
      _ = try await store.publish(.whole(.polyclinics, Array(diagnoses(40).dropFirst(round % 7)), asOf: Int64(round)))
    }
    _ = try await store.pruneJournal(before: 12, now: 100, atMost: 25)
    let file = try sandbox.connection()
    for generation in Int64(0)...32 {
      let expected = try file.table(
        "SELECT coalesce(max(id), 0) FROM changes WHERE generation <= ?", [Value(generation)])
      #expect(try [[Value(Content(connection: file).lastEntry(upTo: generation))]] == expected)
    }
  }
}
