import SQLite
import Testing

@testable import ReferenceStore

@Suite("A publication")
struct PublicationTests {
  let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
  }

  @Test("puts new rows into the table, the journal, the search index and the state")
  func addsRows() async throws {
    let store = try await sandbox.store()
    let publication = try await store.publish(
      .whole(.diagnoses, [Record("A00.0", "Cholera one"), Record("B01", "Varicella"), Record("A00", "Cholera")]))
    #expect(publication == Publication(generation: 1, added: 3, changed: 0, removed: 0, total: 3))

    let file = try sandbox.connection()
    #expect(
      try file.table("SELECT * FROM diagnoses ORDER BY code") == [
        ["A00", "Cholera"], ["A00.0", "Cholera one"], ["B01", "Varicella"],
      ])
    #expect(
      try file.table("SELECT code FROM diagnoses_search WHERE diagnoses_search MATCH 'chol*' ORDER BY rowid") == [
        ["A00"], ["A00.0"],
      ])
    #expect(
      try file.table("SELECT id, generation, dataset, key, op, before, after, at FROM changes").first == [
        1, 1, "diagnoses", #"["A00"]"#, "added", nil, #"{"code":"A00","name":"Cholera"}"#, 1_700_000_100,
      ])
    #expect(
      try file.table("SELECT generation, row_count, as_of, attempted_at FROM datasets WHERE dataset = 'diagnoses'") == [
        [1, 3, 1_700_000_100, 1_700_000_100]
      ])
  }

  @Test("journals a change with both rows and a removal with the old one")
  func journalsDifferences() async throws {
    let store = try await sandbox.store()
    _ = try await store.publish(.whole(.polyclinics, [Record("INT", "Interna"), Record("MAT", "Mata")]))
    let publication = try await store.publish(
      .whole(.polyclinics, [Record("INT", "Penyakit Dalam"), Record("ANA", "Anak")], asOf: 1_700_000_200))
    #expect(publication == Publication(generation: 2, added: 1, changed: 1, removed: 1, total: 2))
    let entries = try sandbox.connection().table(
      "SELECT key, op, before, after, at FROM changes WHERE generation = 2 ORDER BY id")
    #expect(
      entries == [
        [#"["MAT"]"#, "removed", #"{"code":"MAT","name":"Mata"}"#, nil, 1_700_000_200],
        [
          #"["INT"]"#, "changed", #"{"code":"INT","name":"Interna"}"#, #"{"code":"INT","name":"Penyakit Dalam"}"#,
          1_700_000_200,
        ],
        [#"["ANA"]"#, "added", nil, #"{"code":"ANA","name":"Anak"}"#, 1_700_000_200],
      ])
  }

  @Test("of the same rows again leaves the generation and the journal alone and moves the state")
  func repeats() async throws {
    let store = try await sandbox.store()
    _ = try await store.publish(.whole(.diagnoses, diagnoses(50)))
    let again = try await store.publish(.whole(.diagnoses, diagnoses(50).reversed(), asOf: 1_700_000_500))
    #expect(again == Publication(generation: 1, added: 0, changed: 0, removed: 0, total: 50))
    #expect(again.isUnchanged)
    let status = try #require(try await store.statuses().first { $0.dataset == "diagnoses" })
    #expect(status.asOf == 1_700_000_500 && status.generation == 1)
  }

  @Test("writes free beds without counting them as a change")
  func refreshesVolatileColumns() async throws {
    let store = try await sandbox.store()
    let room = { (free: Value) in Record("0001R001", "VIP", "V1", "Melati", 4, free) }
    _ = try await store.publish(.parts(.rooms, [("0001R001", [room(3)])]))
    let second = try await store.publish(.parts(.rooms, [("0001R001", [room(nil)])]))
    #expect(second == Publication(generation: 1, added: 0, changed: 0, removed: 0, total: 1))
    #expect(try await store.records(of: .rooms) == [room(nil)])
    #expect(try sandbox.connection().table("SELECT count(*) FROM changes") == [[1]])
    #expect(
      try sandbox.connection().table("SELECT after FROM changes") == [
        [#"{"facility_code":"0001R001","class_code":"VIP","code":"V1","name":"Melati"}"#]
      ])
  }

  @Test("keeps codes apart that differ in case alone, or in how an accent is written")
  func comparesBytes() async throws {
    let store = try await sandbox.store()
    let records = [
      Record("AB", "one"), Record("Ab", "two"), Record("\u{E9}", "three"), Record("e\u{301}", "four"),
    ]
    let publication = try await store.publish(.whole(.polyclinics, records))
    #expect(publication.total == 4)
    #expect(try await store.publish(.whole(.polyclinics, records)).isUnchanged)
  }

  @Test("in preview tells the same and writes nothing")
  func previews() async throws {
    let store = try await sandbox.store()
    _ = try await store.publish(.whole(.diagnoses, diagnoses(20)))
    let before = try sandbox.connection().everything()
    let candidate = Candidate.whole(.diagnoses, Array(diagnoses(25).dropFirst(2)))
    let preview = try await store.preview(candidate)
    #expect(preview == Publication(generation: 2, added: 5, changed: 0, removed: 2, total: 23))
    #expect(try sandbox.connection().everything() == before)
    #expect(try await store.publish(candidate) == preview)
  }
}
