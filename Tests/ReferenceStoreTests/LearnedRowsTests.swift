import SQLite
import Testing

@testable import ReferenceStore

@Suite("Rows that are learned one by one")
struct LearnedRowsTests {
  let sandbox: Sandbox
  let store: ReferenceStore

  init() async throws {
    sandbox = try Sandbox()
    store = try await sandbox.store()
    try await store.setPlan(Dataset.all.map { DatasetPlan(dataset: $0, isOn: $0 != .rooms, maxStale: 1_000_000_000) })
  }

  private let cholera = Record("A00", "Cholera")
  private let typhoid = Record("A01", "Typhoid")

  private func marks() throws -> [String] {
    try sandbox.connection().rows("SELECT dataset || key FROM learned_rows ORDER BY 1") {
      row throws(SQLiteError) in try row.text(0)
    }
  }

  @Test("are published and journaled, can be searched for, and confirm nothing")
  func published() async throws {
    _ = try await store.publish(.whole(.diagnoses, [cholera]))
    try await store.note(attempt: .diagnoses, at: 1_700_000_200, nextAt: 9, error: "the service was down")
    let before = try #require(try await store.statuses().first { $0.dataset == "diagnoses" })
    let publication = try await store.publishLearned([typhoid, cholera], of: .diagnoses, at: 1_700_000_300)
    #expect(publication == Publication(generation: 2, added: 1, changed: 0, removed: 0, total: 2))
    let after = try #require(try await store.statuses().first { $0.dataset == "diagnoses" })
    #expect(after.generation == 2)
    #expect(after.rowCount == 2)
    #expect(after.asOf == before.asOf)
    #expect(after.attemptedAt == before.attemptedAt)
    #expect(after.nextAt == before.nextAt)
    #expect(after.lastError == before.lastError)
    #expect(after.state == before.state)
    let reader = try ReferenceReader(path: sandbox.path)
    #expect(try reader.changes(since: 1, dataset: nil).map(\.at) == [1_700_000_300])
    #expect(try reader.search(.diagnoses, "typh", limit: 9) == [typhoid])
    #expect(try marks() == [#"diagnoses["A01"]"#])
  }

  @Test("are nothing new where the file has them, whatever name they came with")
  func known() async throws {
    _ = try await store.publish(.whole(.diagnoses, [cholera]))
    #expect(try await store.publishLearned([Record("A00", "Kolera")], of: .diagnoses, at: 1_700_000_300) == nil)
    #expect(try await store.records(of: .diagnoses) == [cholera])
    #expect(try marks() == [])
  }

  @Test("do not begin a dataset that was never pulled, nor one that is off")
  func neverPulled() async throws {
    #expect(try await store.publishLearned([cholera], of: .diagnoses, at: 1_700_000_300) == nil)
    let room = Record("0101R001", "1", "M1", "Melati", .null, .null)
    _ = try await store.publish(.whole(.rooms, [room]))
    #expect(
      try await store.publishLearned(
        [Record("0101R001", "1", "M2", "Mawar", .null, .null)], of: .rooms, at: 1_700_000_300) == nil)
    #expect(try await store.records(of: .diagnoses).isEmpty)
    #expect(try await store.records(of: .rooms) == [room])
  }

  @Test("go with a complete pull that lacks them, which is no loss; others are")
  func lacking() async throws {
    let rows: [Record] = (0..<4).map { Record(Value("010\($0)R001"), "RS", .integer(2)) }
    let clinic = Record("0105U001", "Klinik", 1)
    let parts: [(Partition, [Record])] = [(.part(1), [clinic]), (.part(2), rows)]
    _ = try await store.publish(
      Candidate(dataset: .facilities, parts: parts, confirmsWhole: true, asOf: 1_700_000_100))
    _ = try await store.publishLearned(
      [Record("0199R001", "RS Baru", 2), Record("0198U001", "Klinik Baru", 1)], of: .facilities, at: 1_700_000_200)
    let candidate = Candidate(
      dataset: .facilities, parts: [(.part(1), [clinic]), (.part(2), Array(rows.dropLast()))], confirmsWhole: true,
      asOf: 1_700_000_300)
    let compared = try await store.sample(candidate, keys: 9).parts
    #expect(compared.map(\.before) == [1, 4])
    #expect(compared.map(\.after) == [1, 3])
    #expect(compared.map(\.removed) == [0, 1])
    #expect(try await store.publish(candidate).removed == 3)
    #expect(try marks() == [])
  }

  @Test("are like all others once a pull has confirmed them, unchanged or not")
  func confirmed() async throws {
    _ = try await store.publish(.whole(.diagnoses, [cholera]))
    _ = try await store.publishLearned([typhoid], of: .diagnoses, at: 1_700_000_200)
    #expect(try await store.publish(.whole(.diagnoses, [cholera, typhoid], asOf: 1_700_000_300)).isUnchanged)
    #expect(try marks() == [])
    let part = try #require(try await store.sample(.whole(.diagnoses, [cholera]), keys: 9).parts.first)
    #expect(part.before == 2)
    #expect(part.removed == 1)
  }
}
