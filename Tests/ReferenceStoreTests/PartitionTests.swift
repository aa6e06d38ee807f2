import SQLite
import Testing

@testable import ReferenceStore

@Suite("A partition")
struct PartitionTests {
  let sandbox: Sandbox
  let store: ReferenceStore

  init() async throws {
    sandbox = try Sandbox()
    store = try await sandbox.store()
  }

  private func levels() async throws -> [[Value]] {
    try await store.records(of: .facilities).map(\.values).sorted { "\($0)" < "\($1)" }
  }

  @Test("is replaced as a whole; the rows of other partitions are left alone")
  func replacesItself() async throws {
    let doctor = { (facility: Value, code: Value) in Record(facility, "INT", code, "dr. A") }
    _ = try await store.publish(
      .parts(.doctors, [("F1", [doctor("F1", "1"), doctor("F1", "2")]), ("F2", [doctor("F2", "1")])]))
    let second = try await store.publish(.parts(.doctors, [("F1", [doctor("F1", "3")])]))
    #expect(second == Publication(generation: 2, added: 1, changed: 0, removed: 2, total: 2))
    #expect(Set(try await store.records(of: .doctors)) == [doctor("F1", "3"), doctor("F2", "1")])
    let third = try await store.publish(.parts(.doctors, [("F2", [])]))
    #expect(third.removed == 1 && third.total == 1)
  }

  @Test("does not take a row from another one that is not part of the candidate")
  func doesNotFlap() async throws {
    _ = try await store.publish(.parts(.facilities, [(1, [Record("100", "Klinik", 1)])]))
    for _ in 0..<2 {
      let second = try await store.publish(
        .parts(.facilities, [(2, [Record("100", "Klinik", 2), Record("200", "Rumah Sakit", 2)])]))
      #expect(second.total == 2 && second.changed == 0 && second.removed == 0)
      #expect(try await store.publish(.parts(.facilities, [(1, [Record("100", "Klinik", 1)])])).isUnchanged)
    }
    #expect(try await store.statuses().first { $0.dataset == "facilities" }?.generation == 2)
    #expect(try await levels() == [["100", "Klinik", 1], ["200", "Rumah Sakit", 2]])
  }

  @Test("gives way to a later one of the same candidate")
  func laterWins() async throws {
    _ = try await store.publish(.parts(.facilities, [(1, [Record("100", "Klinik", 1)])]))
    let second = try await store.publish(
      .parts(.facilities, [(1, [Record("100", "Klinik", 1)]), (2, [Record("100", "Klinik", 2)])]))
    #expect(second.changed == 1 && second.total == 1)
    #expect(try await levels() == [["100", "Klinik", 2]])
  }

  @Test("takes a row of which the partition was unknown")
  func takesUnknown() async throws {
    _ = try await store.publish(
      .whole(.facilities, [Record("100", "Klinik", nil), Record("300", "Bidan", nil)]))
    let partial = try await store.publish(.parts(.facilities, [(1, [Record("100", "Klinik", 1)])]))
    #expect(partial.changed == 1 && partial.removed == 0)
    #expect(try await levels() == [["100", "Klinik", 1], ["300", "Bidan", nil]])
    // Nobody else can tell of a row without a partition: who confirms the whole says that it is gone.
    let whole = try await store.publish(
      .parts(.facilities, [(2, [])], confirmsWhole: true))
    #expect(whole.removed == 1)
    #expect(try await levels() == [["100", "Klinik", 1]])
  }

  @Test("alone does not move the time at which all of the dataset was confirmed")
  func confirmation() async throws {
    _ = try await store.publish(.parts(.facilities, [(1, [Record("100", "Klinik", 1)])], asOf: 50))
    var status = try #require(try await store.statuses().first { $0.dataset == "facilities" })
    #expect(status.state == .never && status.asOf == nil && status.attemptedAt == 50 && status.rowCount == 1)
    _ = try await store.publish(.parts(.facilities, [(2, [])], confirmsWhole: true, asOf: 60))
    status = try #require(try await store.statuses().first { $0.dataset == "facilities" })
    #expect(status.asOf == 60 && status.generation == 1)
  }

  @Test("that is not there removes nothing: a candidate without any partition is harmless")
  func emptyCandidate() async throws {
    _ = try await store.publish(.whole(.diagnoses, diagnoses(5)))
    for dataset in [Dataset.diagnoses, .facilities, .rooms] {
      let empty = Candidate(dataset: dataset, parts: [], confirmsWhole: false, asOf: 1)
      #expect(try await store.publish(empty).isUnchanged)
    }
    #expect(try await store.records(of: .diagnoses).count == 5)
  }
}
