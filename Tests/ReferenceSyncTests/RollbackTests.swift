import ReferenceStore
import SQLite
import Testing
import VClaimWire

@testable import ReferenceSync

@Suite("Rolling back and pinning")
struct RollbackTests {
  private static let day: Duration = .seconds(86_400)

  /// A file with 1,000 diagnoses, and then 990 of which five have other names: two generations.
  private func bench() async throws -> Bench {
    let bench = try await Bench(
      MemoryService(["referensi/diagnosa/*/*": Tables.rows(1_000)]), dialect: .paged, pageSize: 10_000,
      datasets: [.diagnoses], intervals: [.diagnoses: .init(every: 7 * 86_400, maxStale: 10 * 86_400)])
    _ = try await pull(bench)
    try await bench.clock.sleep(for: Self.day)
    tell(bench, 990)
    #expect(try await pull(bench).publication?.removed == 10)
    return bench
  }

  private func tell(_ bench: Bench, _ count: Int) {
    bench.service.replace("referensi/diagnosa/*/*", with: Tables.rows(count))
  }

  private func pull(_ bench: Bench) async throws -> SyncResult {
    try #require(await bench.engine.sync([.diagnoses]).first)
  }

  @Test("A pinned dataset holds what differs, however often it comes, publishes what does not, until an approval")
  func pinned() async throws {
    let bench = try await bench()
    let pulled = bench.clock.unix
    try await bench.clock.sleep(for: Self.day)
    let document = try await bench.decisions.rollBack(.diagnoses, to: 1, dryRun: false)
    #expect(document.added == 10 && document.rows == 1_000 && document.generation == 3)
    #expect(document.toldAt == pulled - 86_400)
    #expect(try await bench.decisions.pending().pins == [Pin(.diagnoses, to: 1, since: bench.clock.unix)])
    #expect(try await bench.status(.diagnoses)?.asOf == pulled - 86_400)
    for times in 1...4 {
      let result = try await pull(bench)
      #expect(result.held.map(\.reason) == [.pinned(generation: 1)])
      #expect(result.held.map(\.timesSeen) == [times])
      try await bench.clock.sleep(for: Self.day)
    }
    // A week long: it is not waited for another time.
    let next = try #require(try await bench.status(.diagnoses))
    #expect(next.state == .held && next.nextAt == next.attemptedAt.map { $0 + 7 * 86_400 })
    // Growth is held too.
    tell(bench, 1_001)
    #expect(try await pull(bench).held.map(\.comparison.added) == [1])
    // What is as the administrator wants it is confirmed.
    tell(bench, 1_000)
    let same = try await pull(bench)
    #expect(same.held.isEmpty && same.publication?.isUnchanged == true)
    #expect(try await bench.status(.diagnoses)?.asOf == bench.clock.unix)
    #expect(try await bench.decisions.pins().count == 1)

    tell(bench, 990)
    _ = try await pull(bench)
    #expect(try await bench.decisions.reject(.diagnoses, partition: nil).unpinned == nil)
    #expect(try await bench.decisions.pins().count == 1)
    #expect(try await pull(bench).held.map(\.timesSeen) == [1])
    let approved = try await bench.decisions.approve(.diagnoses, partition: nil)
    #expect(approved.lines.map(\.removed) == [10] && approved.unpinned == "diagnoses")
    #expect(try await bench.decisions.pins().isEmpty)
    tell(bench, 989)
    #expect(try await pull(bench).publication?.removed == 1)
  }

  @Test("An approval without anything held takes the pin away, and a second one finds nothing")
  func unpinning() async throws {
    let bench = try await bench()
    _ = try await bench.decisions.rollBack(.diagnoses, to: 1, dryRun: false)
    #expect(try await bench.decisions.approve(.diagnoses, partition: "1").isEmpty)
    #expect(try await bench.decisions.reject(.diagnoses, partition: nil).isEmpty)
    let first = try await bench.decisions.approve(.diagnoses, partition: nil)
    #expect(first.lines.isEmpty && first.unpinned == "diagnoses" && !first.isEmpty)
    #expect(try await bench.decisions.approve(.diagnoses, partition: nil).isEmpty)
    #expect(try await pull(bench).publication?.removed == 10)
  }

  @Test("A preview and a refused rollback neither change rows nor pin, and leave the pin that there was")
  func nothingDone() async throws {
    let bench = try await bench()
    let preview = try await bench.decisions.rollBack(.diagnoses, to: 1, dryRun: true)
    #expect(preview.isDryRun && preview.added == 10 && preview.addedKeys.count == 5)
    await #expect(throws: StoreError.self) { try await bench.decisions.rollBack(.diagnoses, to: 3, dryRun: false) }
    #expect(try await bench.decisions.pins().isEmpty)
    #expect(try await bench.rows(.diagnoses).count == 990)
    _ = try await bench.decisions.rollBack(.diagnoses, to: 2, dryRun: false)
    await #expect(throws: StoreError.self) { try await bench.decisions.rollBack(.diagnoses, to: 0, dryRun: false) }
    #expect(try await bench.decisions.pins().map(\.generation) == [2])
  }

  @Test("Rows of a facility that is not configured any more stay while the dataset is pinned")
  func facilities() async throws {
    let bench = try await Bench(
      MemoryService(Bench.smallPaged), dialect: .paged, facilityCodes: ["0101R001"],
      datasets: [.polyclinics, .facilities, .doctors])
    _ = await bench.engine.sync()
    let other = Record(values: ["0199R001", "ANA", "900", "dr. Lain"])
    _ = try await bench.store.publish(
      Candidate(dataset: .doctors, parts: [(.part("0199R001"), [other])], confirmsWhole: false, asOf: 1))
    let generation = try bench.reader().generation()
    _ = try await bench.decisions.rollBack(.doctors, to: generation, dryRun: false)
    #expect(try #require(await bench.engine.sync([.doctors]).first).held.isEmpty)
    #expect(try await bench.rows(.doctors).count == 2)
    _ = try await bench.decisions.approve(.doctors, partition: nil)
    _ = await bench.engine.sync([.doctors])
    #expect(try await bench.rows(.doctors).count == 1)
  }
}
