import ReferenceStore
import SQLite
import Testing
import VClaimWire

@testable import ReferenceSync

@Suite("The age of the journal")
struct JournalAgeTests {
  private static let year: Int64 = 365 * 86_400

  /// A file with three changes, a day apart, the last of now; changes are kept for ten days.
  private func bench() async throws -> Bench {
    let bench = try await Bench(
      MemoryService(["referensi/kelasrawat": []]), datasets: [.roomClasses], keepChanges: 10 * 86_400)
    for count in 1...3 {
      bench.service.replace("referensi/kelasrawat", with: Tables.rows(count))
      _ = await bench.engine.sync()
      try await bench.clock.sleep(for: .seconds(86_400))
    }
    return bench
  }

  private func changes(_ bench: Bench) throws -> Int { try bench.reader().changes(since: 0, dataset: nil).count }

  @Test("Neither a clock that is years ahead nor one that is years behind takes anything out", arguments: [-30, 30, 1])
  func wrongClock(years: Int64) async throws {
    let bench = try await bench()
    let age = try await bench.engine.journalAge()
    bench.clock.setWall(wrongBy: years * Self.year)
    for count in [4, 4, 5] {
      bench.service.replace("referensi/kelasrawat", with: Tables.rows(count))
      let results = await bench.engine.sync()
      #expect(results.allSatisfy { $0.publication != nil })
      #expect(try await bench.engine.pruneJournal(age, after: results) == 0)
    }
    bench.clock.setWall(wrongBy: 0)
    let results = await bench.engine.sync()
    #expect(try await bench.engine.pruneJournal(age, after: results) == 0)
    #expect(try changes(bench) == 5)
  }

  @Test("What is too old goes after a pull that succeeded, and not after one that failed")
  func success() async throws {
    let bench = try await bench()
    let age = try await bench.engine.journalAge()
    try await bench.clock.sleep(for: .seconds(10 * 86_400))
    bench.service.replace("referensi/kelasrawat", with: [ReferenceRow(code: "", name: "x")])
    let failed = await bench.engine.sync()
    #expect(failed.contains { $0.error != nil })
    #expect(try await bench.engine.pruneJournal(age, after: failed) == 0)
    bench.service.replace("referensi/kelasrawat", with: Tables.rows(3))
    let good = await bench.engine.sync()
    #expect(try await bench.engine.pruneJournal(age, after: good) == 2)
    #expect(try changes(bench) == 1)
  }

  @Test("A program that starts with a clock that is years ahead keeps what it finds")
  func startAhead() async throws {
    let bench = try await bench()
    bench.clock.setWall(wrongBy: 10 * Self.year)
    let age = try await bench.engine.journalAge()
    let results = await bench.engine.sync()
    #expect(try await bench.engine.pruneJournal(age, after: results) == 0)
    #expect(try changes(bench) == 3)
  }
}
