import SQLite
import Testing

@testable import ReferenceStore

@Suite("An incomplete part of a candidate")
struct IncompletePartTests {
  let sandbox: Sandbox
  let store: ReferenceStore

  init() async throws {
    sandbox = try Sandbox()
    store = try await sandbox.store()
  }

  private func candidate(
    _ dataset: Dataset, _ parts: [(Partition, [Record])], incomplete: Set<Partition>, confirmsWhole: Bool = false
  ) -> Candidate {
    Candidate(dataset: dataset, parts: parts, incomplete: incomplete, confirmsWhole: confirmsWhole, asOf: 2_000)
  }

  @Test("adds and changes rows of the whole, removes none, and leaves the time of the last confirmation")
  func whole() async throws {
    _ = try await store.publish(
      Candidate(
        dataset: .polyclinics, parts: [(.whole, [Record("A", "Anak"), Record("B", "Bedah")])], confirmsWhole: true,
        asOf: 1_000))
    let part = candidate(
      .polyclinics, [(.whole, [Record("B", "Bedah umum"), Record("C", "Cuci darah")])], incomplete: [.whole])
    let expected = Publication(generation: 2, added: 1, changed: 1, removed: 0, total: 3)
    #expect(try await store.preview(part) == expected)
    #expect(try await store.publish(part) == expected)
    #expect(try await store.publish(part).isUnchanged)
    #expect(try await store.statuses().first { $0.dataset == "polyclinics" }?.asOf == 1_000)
  }

  @Test("keeps its rows beside a complete one that loses some")
  func besideComplete() async throws {
    let rows: [(Partition, [Record])] = [1, 2].map { level in
      (.part(.integer(level)), (0..<2).map { Record(Value("\(level)\($0)"), "Klinik", .integer(level)) })
    }
    _ = try await store.publish(candidate(.facilities, rows, incomplete: [], confirmsWhole: true))
    let fewer = rows.map { ($0.0, Array($0.1.prefix(1))) }
    let second = try await store.publish(candidate(.facilities, fewer, incomplete: [.part(1)]))
    #expect(second == Publication(generation: 2, added: 0, changed: 0, removed: 1, total: 3))
    #expect(try await store.records(of: .facilities).count { $0.values[2] == 1 } == 2)
  }

  @Test("cannot confirm the whole")
  func confirms() async {
    let error = await #expect(throws: StoreError.self) {
      try await store.publish(
        candidate(.polyclinics, [(.whole, [Record("A", "Anak")])], incomplete: [.whole], confirmsWhole: true))
    }
    #expect(error?.code == .invalidCandidate)
  }
}
