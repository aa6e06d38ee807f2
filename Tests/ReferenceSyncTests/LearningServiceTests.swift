import Logging
import ReferenceStore
import SQLite
import StateFile
import Testing
import VClaim
import VClaimWire

@testable import ReferenceSync

@Suite("What look-ups learn")
struct LearningServiceTests {
  /// A file with one diagnosis and one polyclinic, and time for so many pauses.
  private func bench(pauses: Int = 0, limit: Duration? = nil) async throws -> Bench {
    let bench = try await Bench(
      MemoryService([
        "referensi/diagnosa/": Bench.rows(["A00": "Cholera"]), "referensi/poli/": Bench.rows(["ANA": "Anak"]),
      ]), dialect: .paged, datasets: [.polyclinics, .diagnoses], limit: limit ?? .seconds(1_000 + pauses))
    for result in await bench.engine.sync() { #expect(result.error == nil) }
    try await bench.clock.sleep(until: .init(offset: .seconds(1_000)), tolerance: nil)
    return bench
  }

  /// Runs the service until its clock comes to a pause that lasts.
  private func learn(_ records: [(Dataset, Record)], in bench: Bench) async {
    let service = LearningService(
      store: bench.store, state: bench.state, time: bench.time,
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    for (dataset, record) in records { service.learn(record, of: dataset) }
    let running = Task { await service.run() }
    await bench.clock.untilBlocked()
    running.cancel()
    await running.value
  }

  private func diagnoses(_ count: Int) -> [(Dataset, Record)] {
    (0..<count).map { (.diagnoses, Record(values: [.text("B\($0)"), .text("Nama")])) }
  }

  private let polyclinic = (Dataset.polyclinics, Record(values: [.text("BED"), .text("Bedah")]))

  @Test("is published a hundred rows at a time, a dataset at a time, with a second between")
  func batches() async throws {
    for (pauses, counts) in [(0, [101, 1]), (1, [101, 2]), (2, [151, 2])] {
      let bench = try await bench(pauses: pauses)
      await learn(diagnoses(100) + [polyclinic] + diagnoses(150).suffix(50), in: bench)
      #expect(try await bench.rows(.diagnoses).count == counts[0])
      #expect(try await bench.rows(.polyclinics).count == counts[1])
    }
  }

  @Test("is not published into a pinned dataset")
  func pinned() async throws {
    let bench = try await bench()
    try await bench.state.keep(Pin(.diagnoses, to: 1, since: 0))
    await learn(diagnoses(1) + [polyclinic], in: bench)
    #expect(try await bench.rows(.diagnoses) == [["A00", "Cholera"]])
    #expect(try await bench.rows(.polyclinics) == [["ANA", "Anak"], ["BED", "Bedah"]])
  }

  @Test("is a thousand rows at most while they wait, and of what stands in no file nothing")
  func bound() {
    var queue = LearnedQueue()
    for (dataset, record) in diagnoses(1_200) { queue.add(record, of: dataset) }
    var count = 0
    while let next = queue.next() { count += next.records.count }
    #expect(count == 1_000)
  }

  @Test("is taken back by a pull that lacks it, and the guard holds nothing back for it")
  func guarded() async throws {
    let bench = try await bench(limit: .seconds(9_000))
    let records = diagnoses(30).map(\.1)
    #expect(try await bench.store.publishLearned(records, of: .diagnoses, at: bench.clock.unix)?.added == 30)
    let engine = try await bench.restarted()
    let result = try #require(await engine.sync([.diagnoses]).first)
    #expect(result.held.isEmpty)
    #expect(result.publication?.removed == 30)
    #expect(try await bench.rows(.diagnoses) == [["A00", "Cholera"]])
  }
}
