import SQLite
import Testing

@testable import ReferenceStore

@Suite("A rollback")
struct RollbackTests {
  let sandbox: Sandbox
  let store: ReferenceStore

  init() async throws {
    sandbox = try Sandbox()
    store = try await sandbox.store()
  }

  private func status(_ dataset: Dataset) async throws -> DatasetStatus {
    try #require(try await store.statuses().first { $0.dataset == dataset.name })
  }

  private func rollBack(_ dataset: Dataset, to generation: Int64, dryRun: Bool = false) async throws -> Rollback {
    try await store.rollBack(dataset, to: generation, at: 9_000, keys: 2, dryRun: dryRun)
  }

  @Test("brings the rows of a generation back as a new one, and the journal tells it with the time it was done")
  func rows() async throws {
    let old = [Record("A00", "Cholera"), Record("A01", "Typhoid"), Record("A02", "Salmonella")]
    _ = try await store.publish(.whole(.diagnoses, old, asOf: 1_000))
    _ = try await store.publish(.whole(.polyclinics, [Record("INT", "Interna")], asOf: 1_500))
    _ = try await store.publish(.whole(.diagnoses, [Record("A00", "Kolera"), Record("B00", "Herpes")], asOf: 2_000))
    // The second generation was another dataset's: the state is that of the first.
    let preview = try await rollBack(.diagnoses, to: 2, dryRun: true)
    #expect(preview.publication == Publication(generation: 4, added: 2, changed: 1, removed: 1, total: 3))
    #expect(preview.state == PastState(generation: 1, at: 1_000))
    #expect(preview.compared.addedKeys == [["A01"], ["A02"]])
    #expect(preview.compared.changedKeys == [["A00"]] && preview.compared.removedKeys == [["B00"]])
    #expect(try await store.records(of: .diagnoses).count == 2)
    #expect(try await status(.diagnoses).asOf == 2_000)

    #expect(try await rollBack(.diagnoses, to: 2) == preview)
    #expect(try await Set(store.records(of: .diagnoses)) == Set(old))
    #expect(try await store.records(of: .polyclinics).count == 1)
    let reader = try ReferenceReader(path: sandbox.path)
    let entries = try reader.changes(since: 3, dataset: nil)
    #expect(entries.map(\.op) == [.removed, .changed, .added, .added])
    #expect(entries.allSatisfy { $0.at == 9_000 && $0.generation == 4 })
    #expect(try reader.search(.diagnoses, "typh", limit: 5) == [old[1]])
    try sandbox.vandal().checkSearchIndex(of: .diagnoses)
    // The past stays what it was.
    #expect(try reader.record(.diagnoses, key: ["B00"], at: .time(8_999)).record == Record("B00", "Herpes"))
    #expect(try reader.record(.diagnoses, key: ["B00"], at: .time(9_000)).record == nil)
  }

  @Test("takes as_of back to when the rows were told, and leaves it where no row differs")
  func confirmation() async throws {
    _ = try await store.publish(.whole(.diagnoses, diagnoses(3), asOf: 1_000))
    _ = try await store.publish(.whole(.diagnoses, diagnoses(5), asOf: 2_000))
    _ = try await store.publish(.whole(.diagnoses, diagnoses(5), asOf: 3_000))
    #expect(try await rollBack(.diagnoses, to: 2).publication.isUnchanged)
    #expect(try await status(.diagnoses).asOf == 3_000)
    try await store.note(attempt: .diagnoses, at: 4_000, nextAt: 5_000, error: "down")
    #expect(try await rollBack(.diagnoses, to: 1).publication.removed == 2)
    let status = try await status(.diagnoses)
    #expect(status.asOf == 1_000)
    #expect(status.generation == 3 && status.rowCount == 3)
    #expect(status.attemptedAt == 4_000 && status.nextAt == 5_000 && status.lastError == "down")
    // Forward again: the rows were told then, but never before this time were they confirmed once more.
    #expect(try await rollBack(.diagnoses, to: 2).publication.added == 2)
    #expect(try await self.status(.diagnoses).asOf == 1_000)
  }

  @Test("crosses partitions, and keeps the beds of rooms that are there")
  func partitions() async throws {
    func facility(_ code: Value, _ level: Value) -> Record { Record(code, "Faskes", level) }
    _ = try await store.publish(.parts(.facilities, [(1, [facility("F1", 1)]), (2, [facility("F2", 2)])]))
    _ = try await store.publish(.parts(.facilities, [(1, [facility("F2", 1)]), (2, [facility("F3", 2)])]))
    _ = try await rollBack(.facilities, to: 1)
    #expect(try await Set(store.records(of: .facilities)) == [facility("F1", 1), facility("F2", 2)])

    let generation = try await rollBack(.facilities, to: 1).publication.generation
    _ = try await store.publish(
      .whole(.rooms, [Record("F", "1", "R1", "Melati", 4, 2), Record("F", "1", "R2", "Mawar", 3, 3)]))
    _ = try await store.publish(.whole(.rooms, [Record("F", "1", "R1", "Anggrek", 5, 1)]))
    _ = try await rollBack(.rooms, to: generation + 1)
    #expect(
      try await Set(store.records(of: .rooms)) == [
        Record("F", "1", "R1", "Melati", 5, 1), Record("F", "1", "R2", "Mawar", nil, nil),
      ])
  }

  @Test("to what the file does not know is refused, and changes nothing")
  func refused() async throws {
    _ = try await store.publish(.whole(.polyclinics, [Record("INT", "Interna")], asOf: 1_000))
    for count in 1...3 { _ = try await store.publish(.whole(.diagnoses, diagnoses(count), asOf: 2_000)) }
    let content = try sandbox.connection().everything()
    for (dataset, generation, code, words) in [
      (.diagnoses, 5, .futureGeneration, "the file has 4"), (.diagnoses, .max, .futureGeneration, "still to come"),
      (.diagnoses, 1, .unknownPast, "first published with generation 2"),
      (.diagnoses, 0, .unknownPast, "first published with generation 2"), (.rooms, 4, .unknownPast, "never published"),
    ] as [(Dataset, Int64, StoreError.Code, String)] {
      for dryRun in [true, false] {
        let error = await #expect(throws: StoreError.self) {
          try await rollBack(dataset, to: generation, dryRun: dryRun)
        }
        #expect(error?.code == code)
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
      }
    }
    #expect(try sandbox.connection().everything() == content)
    #expect(try await store.pruneJournal(before: 10_000, now: 10_000, atMost: 100) == 4)
    let error = await #expect(throws: StoreError.self) { try await rollBack(.diagnoses, to: 3) }
    #expect(error?.message.contains("reaches back to generation 4") == true)
  }

  @Test(
    "to any generation of random candidates gives what was published then", arguments: [Dataset.diagnoses, .facilities])
  func random(dataset: Dataset) async throws {
    var candidates = RandomCandidates(dataset, seed: 7)
    var states: [(generation: Int64, rows: Set<Record>)] = []
    for _ in 1...12 {
      let publication = try await store.publish(candidates.next())
      if states.last?.generation == publication.generation { states.removeLast() }
      states.append((publication.generation, Set(try await store.records(of: dataset))))
    }
    for state in states.reversed() + states where state.generation > 0 {
      _ = try await rollBack(dataset, to: state.generation)
      #expect(try await Set(store.records(of: dataset)) == state.rows)
    }
  }
}
