import ReferenceStore
import SQLite
import StateFile
import Testing
import VClaim
import VClaimWire

@testable import ReferenceSync

/// Pulls into real files that the guard judges.
@Suite("Guarded pulls")
struct GuardTests {
  private static let day: Duration = .seconds(86_400)

  /// A paged service with so many diagnoses, and a file that has them all.
  private func bench(_ count: Int, limits: [Dataset: GuardLimits] = [:]) async throws -> Bench {
    let bench = try await Bench(
      MemoryService(["referensi/diagnosa/*/*": Tables.rows(count)]), dialect: .paged, pageSize: 10_000,
      datasets: [.diagnoses], limits: limits)
    #expect(try await pull(bench).publication?.added == count)
    return bench
  }

  private func pull(_ bench: Bench, _ dataset: Dataset = .diagnoses) async throws -> SyncResult {
    try #require(await bench.engine.sync([dataset]).first)
  }

  private func decisions(_ bench: Bench) -> HeldDecisions { bench.decisions }

  @Test(
    "From 14,000 rows to 3, to 0, to half: never published without approval, however often it comes",
    arguments: [3, 0, 7_000])
  func neverWithoutApproval(left: Int) async throws {
    let bench = try await bench(14_000)
    bench.service.replace("referensi/diagnosa/*/*", with: Tables.rows(left))
    for times in 1...3 {
      let result = try await pull(bench)
      #expect(result.error == nil)
      #expect(result.publication == nil)
      #expect(result.held.map(\.timesSeen) == [times])
      #expect(try await bench.status(.diagnoses)?.rowCount == 14_000)
      try await bench.clock.sleep(for: Self.day)
    }
    let held = try #require(try await bench.status(.diagnoses))
    #expect(held.state == .held)
    #expect(try await bench.rows(.diagnoses).count == 14_000)
    #expect(held.lastError == nil)

    let pending = try #require(try await decisions(bench).pending().candidates.first)
    #expect(pending.before == 14_000 && pending.after == left && pending.removed == 14_000 - left)
    #expect(pending.removedKeys.first == (left == 7_000 ? ["K10000"] : ["K\(Tables.pad(left, 4))"]))
    #expect(pending.removedKeys.count == 5)
    #expect(pending.timesSeen == 3)
    let approved = try await decisions(bench).approve(.diagnoses, partition: nil)
    #expect(approved.lines.map(\.removed) == [14_000 - left])
    #expect(try await bench.rows(.diagnoses).count == left)
    let status = try #require(try await bench.status(.diagnoses))
    #expect(status.state == .fresh)
    #expect(status.asOf == pending.asOf)
    #expect(try await decisions(bench).pending().candidates.isEmpty)
    #expect(try await decisions(bench).approve(.diagnoses, partition: nil).lines.isEmpty)
  }

  @Test("A list that grows tenfold is published")
  func growth() async throws {
    let bench = try await bench(1_000)
    bench.service.replace("referensi/diagnosa/*/*", with: Tables.rows(9_999))
    #expect(try await pull(bench).publication?.added == 8_999)
  }

  @Test("The same rows three times, the first and last a day apart, are accepted, and said so")
  func repetition() async throws {
    let bench = try await bench(1_000)
    let start = bench.clock.unix
    bench.service.replace("referensi/diagnosa/*/*", with: Tables.rows(800))
    #expect(try await pull(bench).held.map(\.timesSeen) == [1])
    try await bench.clock.sleep(for: .seconds(40_000))
    #expect(try await pull(bench).held.map(\.timesSeen) == [2])
    try await bench.clock.sleep(for: .seconds(40_000))
    // The third time, but not a day after the first.
    #expect(bench.clock.unix - start < 86_400)
    #expect(try await pull(bench).held.map(\.timesSeen) == [3])
    try await bench.clock.sleep(for: .seconds(10_000))
    let result = try await pull(bench)
    #expect(result.held.isEmpty)
    #expect(
      result.accepted.map(\.description) == ["only 800 rows came in the place of 1000 (seen 4 times in a row)"])
    #expect(result.publication?.removed == 200)
    #expect(try await bench.status(.diagnoses)?.state == .fresh)
    #expect(try await bench.state.held().isEmpty)
  }

  @Test("Other rows, a good pull and a rejection each begin the count anew; a failed pull does not")
  func interruption() async throws {
    let bench = try await bench(1_000)
    func pullAfterADay(_ rows: Int) async throws -> [Int] {
      bench.service.replace("referensi/diagnosa/*/*", with: Tables.rows(rows))
      try await bench.clock.sleep(for: Self.day)
      return try await pull(bench).held.map(\.timesSeen)
    }
    #expect(try await pullAfterADay(800) == [1])
    #expect(try await pullAfterADay(800) == [2])
    #expect(try await pullAfterADay(801) == [1])
    #expect(try await pullAfterADay(800) == [1])
    #expect(try await pullAfterADay(1_000) == [])
    #expect(try await bench.status(.diagnoses)?.state == .fresh)
    #expect(try await pullAfterADay(800) == [1])
    #expect(try await pullAfterADay(800) == [2])
    #expect(try await decisions(bench).reject(.diagnoses, partition: nil).lines.count == 1)
    #expect(try await bench.status(.diagnoses)?.state == .fresh)
    #expect(try await pullAfterADay(800) == [1])
    bench.service.replace("referensi/diagnosa/*/*", with: [ReferenceRow(code: "", name: "x")])
    #expect(try await pull(bench).error?.code == .malformedRow)
    #expect(try await bench.status(.diagnoses)?.state == .held)
    #expect(try await pullAfterADay(800) == [2])
  }

  @Test("Each level of facilities is judged by itself: one is held while the other is published")
  func levels() async throws {
    let bench = try await Bench(MemoryService(Bench.smallOfficial), datasets: [.facilities])
    _ = await bench.engine.sync()
    let asOf = try await bench.status(.facilities)?.asOf
    try await bench.clock.sleep(for: Self.day)
    bench.service.replace("referensi/faskes/*/1", with: [])
    bench.service.replace(
      "referensi/faskes/*/2",
      with: Bench.rows(["0101R001": "RS Contoh", "0102R001": "RS Teladan", "0103R001": "RS Baru"]))
    let result = try await pull(bench, .facilities)
    #expect(result.held.map(\.partition) == [.part(.integer(1))])
    #expect(result.publication?.added == 1)
    #expect(try await bench.rows(.facilities).count == 4)
    #expect(try await bench.status(.facilities)?.asOf == asOf)
    #expect(try await decisions(bench).approve(.facilities, partition: "2").lines.isEmpty)
    #expect(try await decisions(bench).approve(.facilities, partition: "1").lines.map(\.removed) == [1])
    let status = try #require(try await bench.status(.facilities))
    #expect(status.state == .fresh)
    #expect(status.asOf != asOf)
    #expect(try await bench.rows(.facilities).count == 3)
  }

  @Test("Rows without a level, as another dialect left them, do not go unseen")
  func unplaced() async throws {
    let bench = try await Bench(MemoryService(Bench.smallOfficial), datasets: [.facilities])
    let old = Tables.rows(100).map { Record(values: [.text($0.code), .text($0.name), .null]) }
    _ = try await bench.store.publish(
      Candidate(dataset: .facilities, parts: [(.whole, old)], confirmsWhole: true, asOf: 1))
    let result = try await pull(bench, .facilities)
    #expect(result.held.map(\.partition) == [.part(.null)])
    #expect(result.publication?.added == 3)
    #expect(try await bench.rows(.facilities).count == 103)
    let pending = try #require(try await decisions(bench).pending().candidates.first)
    #expect(pending.partition == "unknown")
    #expect(pending.removed == 100)
    #expect(try await decisions(bench).approve(.facilities, partition: "unknown").lines.map(\.removed) == [100])
    #expect(try await pull(bench, .facilities).held.isEmpty)
  }

  @Test("A dry run tells what would be held, and keeps nothing")
  func dryRun() async throws {
    let bench = try await bench(1_000)
    bench.service.replace("referensi/diagnosa/*/*", with: [])
    let result = try #require(await bench.engine.sync([.diagnoses], dryRun: true).first)
    #expect(result.held.map(\.reason) == [.underFloor(rows: 0, floor: 1)])
    #expect(try await bench.state.held().isEmpty)
    #expect(try await bench.status(.diagnoses)?.state == .fresh)
  }

  @Test("Free beds stand outside: they move under a held candidate's digest without another count")
  func volatileColumns() async throws {
    func rooms(_ count: Int, free: Int) -> [ReferenceRow] {
      (0..<count).map { number in
        ReferenceRow(code: "R\(number)", name: "Kamar \(number)", fields: ["kapasitas": "9", "tersedia": "\(free)"])
      }
    }
    let bench = try await Bench(
      MemoryService(["referensi/kamar/0101R001/*/*": rooms(20, free: 1)]), dialect: .paged,
      facilityCodes: ["0101R001"], datasets: [.rooms])
    _ = await bench.engine.sync()
    bench.service.replace("referensi/kamar/0101R001/*/*", with: rooms(20, free: 2))
    #expect(try await pull(bench, .rooms).publication?.isUnchanged == true)
    for times in 1...2 {
      bench.service.replace("referensi/kamar/0101R001/*/*", with: rooms(12, free: 3 + times))
      #expect(try await pull(bench, .rooms).held.map(\.timesSeen) == [times])
    }
    _ = try await decisions(bench).approve(.rooms, partition: "0101R001")
    #expect(try await bench.rows(.rooms).map(\.last) == Array(repeating: "5", count: 12))
  }

  @Test("What is held is pulled again after half a day, however long the interval is")
  func waiting() async throws {
    let bench = try await Bench(
      MemoryService(["referensi/diagnosa/*/*": []]), dialect: .paged, datasets: [.diagnoses],
      intervals: [.diagnoses: .init(every: 604_800, maxStale: nil)])
    _ = await bench.engine.sync()
    let status = try #require(try await bench.status(.diagnoses))
    #expect(status.nextAt == status.attemptedAt.map { $0 + 43_200 })
  }

  @Test("States and held candidates are brought into line when a program starts")
  func reconciling() async throws {
    let bench = try await bench(10)
    try await bench.store.setHeld(1, of: .diagnoses)
    #expect(try await bench.status(.diagnoses)?.state == .held)
    try await decisions(bench).reconcile()
    #expect(try await bench.status(.diagnoses)?.state == .fresh)
  }
}
