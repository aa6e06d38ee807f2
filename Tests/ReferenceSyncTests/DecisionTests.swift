import ReferenceStore
import SQLite
import StateFile
import Testing
import VClaimWire

@testable import ReferenceSync

@Suite("Decisions about held candidates")
struct DecisionTests {
  private static let day: Duration = .seconds(86_400)

  /// Facilities of two levels: `F0` to `F19` of the first, `F20` to `F39` of the second.
  private func bench() async throws -> Bench {
    let bench = try await Bench(
      MemoryService(["referensi/faskes/*/1": facilities(0..<20), "referensi/faskes/*/2": facilities(20..<40)]),
      datasets: [.facilities])
    #expect(try await pull(bench).publication?.added == 40)
    try await bench.clock.sleep(for: Self.day)
    return bench
  }

  private func facilities(_ numbers: some Sequence<Int>) -> [ReferenceRow] {
    Bench.rows(
      Dictionary(uniqueKeysWithValues: numbers.map { ("F\(Tables.pad($0, 2))", "Faskes contoh \(Tables.pad($0, 2))") }))
  }

  private func pull(_ bench: Bench) async throws -> SyncResult {
    try #require(await bench.engine.sync([.facilities]).first)
  }

  private func level(_ number: Int, _ bench: Bench) async throws -> [String] {
    try await bench.rows(.facilities).filter { $0[0] == "F\(Tables.pad(number, 2))" }.map { $0[2] }
  }

  @Test("A row that leaves a held level goes with its approval, whatever the other level's pull brought meanwhile")
  func leaving() async throws {
    let bench = try await bench()
    bench.service.replace("referensi/faskes/*/1", with: facilities(0..<5))
    bench.service.replace("referensi/faskes/*/2", with: facilities(Array(20..<40) + [19]))
    let start = bench.clock.unix
    let result = try await pull(bench)
    #expect(result.held.map(\.partition) == [.part(.integer(1))])
    #expect(try await level(19, bench) == ["1"])
    let pending = try #require(try await bench.decisions.pending().candidates.first)
    #expect(pending.removed == 14 && pending.changedKeys == [["F19"]])
    _ = try await bench.decisions.approve(.facilities, partition: "1")
    #expect(try await level(19, bench) == ["2"])
    #expect(try await bench.rows(.facilities).count == 26)
    #expect(try await bench.status(.facilities)?.asOf == start)
    #expect(try await pull(bench).publication?.isUnchanged == true)
  }

  @Test("A dataset that an approval confirms is due an interval after it was pulled, and not as soon as a held one")
  func due() async throws {
    let week: Int64 = 604_800
    let bench = try await Bench(
      MemoryService(["referensi/faskes/*/1": facilities(0..<20), "referensi/faskes/*/2": facilities(20..<40)]),
      datasets: [.facilities], intervals: [.facilities: .init(every: week, maxStale: nil)])
    _ = try await pull(bench)
    try await bench.clock.sleep(for: Self.day)
    for level in 1...2 { bench.service.replace("referensi/faskes/*/\(level)", with: facilities([level * 20 - 1])) }
    let start = bench.clock.unix
    #expect(try await pull(bench).held.count == 2)
    #expect(try await bench.state.dueTimes().map(\.dueAt) == [start + 43_200])
    try await bench.clock.sleep(for: .seconds(1_000))
    _ = try await bench.decisions.approve(.facilities, partition: "1")
    #expect(try await bench.state.dueTimes().map(\.dueAt) == [start + 43_200])
    let approved = bench.clock.unix
    _ = try await bench.decisions.approve(.facilities, partition: "2")
    let due = try #require(try await bench.state.dueTimes().first)
    #expect(due.dueAt == start + week)
    #expect(due.wait == start + week - approved)
    #expect(try await bench.status(.facilities)?.nextAt == start + week)
  }

  @Test("A row that comes to a held level stays where it is until the approval")
  func coming() async throws {
    let bench = try await bench()
    bench.service.replace("referensi/faskes/*/1", with: facilities(0..<19))
    bench.service.replace("referensi/faskes/*/2", with: facilities([19, 20]))
    #expect(try await pull(bench).held.map(\.partition) == [.part(.integer(2))])
    #expect(try await level(19, bench) == ["1"])
    #expect(try await bench.rows(.facilities).count == 40)
    _ = try await bench.decisions.approve(.facilities, partition: nil)
    #expect(try await level(19, bench) == ["2"])
    #expect(try await bench.rows(.facilities).count == 21)
    #expect(try await pull(bench).publication?.isUnchanged == true)
  }

  @Test("Approving both levels at once moves rows between them; one after the other loses none")
  func both() async throws {
    for partitions in [[nil], ["1", "2"], ["2", "1"]] as [[String?]] {
      let bench = try await bench()
      bench.service.replace("referensi/faskes/*/1", with: facilities([0, 1, 39]))
      bench.service.replace("referensi/faskes/*/2", with: facilities([19, 20, 21]))
      #expect(try await pull(bench).held.count == 2)
      for partition in partitions { _ = try await bench.decisions.approve(.facilities, partition: partition) }
      #expect(try await bench.rows(.facilities).count == 6, "\(partitions)")
      #expect(try await level(19, bench) == ["2"])
      _ = try await pull(bench)
      #expect(try await level(39, bench) == ["1"])
      #expect(try await bench.rows(.facilities).count == 6)
    }
  }

  @Test("With one level rejected, approving the other does not confirm the whole")
  func rejectedInPart() async throws {
    let bench = try await bench()
    let asOf = try await bench.status(.facilities)?.asOf
    bench.service.replace("referensi/faskes/*/1", with: facilities(0..<3))
    bench.service.replace("referensi/faskes/*/2", with: facilities(20..<23))
    #expect(try await pull(bench).held.count == 2)
    _ = try await bench.decisions.reject(.facilities, partition: "1")
    _ = try await bench.decisions.approve(.facilities, partition: "2")
    let status = try #require(try await bench.status(.facilities))
    #expect(status.asOf == asOf)
    #expect(status.state != .held && status.rowCount == 23)
  }

  @Test("The journal has an approval when it was given, and the confirmation when the service told")
  func times() async throws {
    let bench = try await bench()
    bench.service.replace("referensi/faskes/*/1", with: facilities(0..<3))
    let pulled = bench.clock.unix
    _ = try await pull(bench)
    try await bench.clock.sleep(for: Self.day)
    let approved = bench.clock.unix
    _ = try await bench.decisions.approve(.facilities, partition: "1")
    let reader = try bench.reader()
    let entries = try reader.changes(since: 1, dataset: .facilities)
    #expect(entries.count == 17 && entries.allSatisfy { $0.at == approved })
    #expect(try await bench.status(.facilities)?.asOf == pulled)
    let found = try reader.record(.facilities, key: ["F10"], at: .time(approved - 1)).record
    #expect(found != nil)
  }

  @Test("A state that says held for nothing is mended by the next pull")
  func staleState() async throws {
    let bench = try await bench()
    try await bench.store.setHeld(2, of: .facilities)
    _ = await bench.engine.sync([.facilities], dryRun: true)
    #expect(try await bench.status(.facilities)?.state == .held)
    _ = try await pull(bench)
    #expect(try await bench.status(.facilities)?.state == .fresh)
  }

  @Test("A clock that is set back makes the same rows come for the first time again, and none older than it is")
  func clockSetBack() async throws {
    let bench = try await bench()
    bench.service.replace("referensi/faskes/*/1", with: facilities(0..<17))
    #expect(try await pull(bench).held.map(\.timesSeen) == [1])
    #expect(try await pull(bench).held.map(\.timesSeen) == [2])
    bench.clock.setWall(wrongBy: -30 * 86_400)
    #expect(try await pull(bench).held.map(\.timesSeen) == [1])
    #expect(try await pull(bench).held.map(\.timesSeen) == [2])
    bench.clock.setWall(wrongBy: -29 * 86_400)
    #expect(try await pull(bench).accepted.map(\.timesSeen) == [3])
  }

  @Test("A rejection does not let another candidate's count begin anew")
  func counting() async throws {
    let bench = try await bench()
    bench.service.replace("referensi/faskes/*/1", with: facilities(0..<3))
    bench.service.replace("referensi/faskes/*/2", with: facilities(20..<23))
    _ = try await pull(bench)
    _ = try await bench.decisions.reject(.facilities, partition: "1")
    #expect(try await pull(bench).held.map(\.timesSeen) == [1, 2])
  }
}
