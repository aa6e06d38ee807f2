import ReferenceStore
import SQLite
import StateFile
import Synchronization
import Testing
import VClaim
import VClaimWire

@testable import ReferenceSync

@Suite("A pull after one that did not come to its end")
struct ResumedPullTests {
  private static let table = "referensi/diagnosa/"
  private static let week = [Dataset.diagnoses: SyncConfiguration.Interval(every: 604_800, maxStale: nil)]

  /// A pull of 120 rows, ten a page, that has read five pages when the service refuses to go on; then it is mended.
  private func brokenOff(_ intervals: [Dataset: SyncConfiguration.Interval] = [:]) async throws -> Bench {
    let service = MemoryService([Self.table: Tables.rows(120)]) { _, number, rows throws(VClaimError) in
      if number == 5 { throw VClaimError(.refused, "not now") }
      return rows
    }
    let bench = try await Bench(service, dialect: .paged, pageSize: 10, datasets: [.diagnoses], intervals: intervals)
    let result = try #require(await bench.engine.sync().first)
    #expect(result.error?.clientError?.code == .refused)
    #expect(result.requests == 6)
    return bench
  }

  /// The starts of the pages that a pull asks for.
  private func starts(_ bench: Bench, of pull: () async throws -> SyncResult?) async throws -> [Int] {
    let before = bench.service.questions.count
    let result = try #require(await pull())
    #expect(result.error == nil)
    #expect(result.keepingFailure == nil)
    #expect(try await bench.rows(.diagnoses).count == 120)
    let starts = bench.service.questions.dropFirst(before).compactMap(\.start)
    #expect(result.requests == starts.count)
    return starts
  }

  private static let all = Array(stride(from: 0, through: 117, by: 9)) + [120]
  private static let rest = Array(all.dropFirst(5))

  @Test("goes on where that one was, and is as old as the oldest answer; the one after it begins anew")
  func goesOn() async throws {
    let bench = try await brokenOff()
    let began = bench.clock.unix - 2
    try await bench.clock.sleep(for: .seconds(3_600))
    let engine = try await bench.restarted()
    let startedAt = bench.clock.unix
    var reused: Int?
    let asked = try await starts(bench) {
      let result = await engine.sync().first
      reused = result?.reused
      return result
    }
    #expect(asked == Self.rest)
    #expect(reused == 5)
    let asOf = try #require(try await bench.status(.diagnoses)?.asOf)
    #expect((began...began + 1).contains(asOf))
    let journal = try bench.reader().changes(since: 0, dataset: nil)
    #expect(Set(journal.map(\.at)) == [startedAt])
    #expect(try await starts(bench) { await engine.sync().first } == Self.all)
    #expect(try await bench.state.fetchedAnswers(of: .diagnoses).isEmpty)
  }

  @Test("is due again, and too old, as soon as its oldest answer is: not an interval after its end")
  func dueFromOldest() async throws {
    let bench = try await brokenOff(Self.week)
    let began = bench.clock.unix - 2
    try await bench.clock.sleep(for: .seconds(200_000))
    let engine = try await bench.restarted()
    let result = try #require(await engine.sync().first)
    #expect(result.reused == 5)
    let asOf = try #require(try await bench.status(.diagnoses)?.asOf)
    #expect((began...began + 1).contains(asOf))
    let due = try #require(try await bench.state.dueTimes().first { $0.dataset == .diagnoses })
    #expect(due.dueAt == asOf + 604_800)
    #expect(try await bench.status(.diagnoses)?.nextAt == asOf + 604_800)
  }

  @Test("does not go on from answers older than half of the interval, or than six hours without one")
  func tooOld() async throws {
    for (intervals, age, expected) in [
      ([:], 21_590, Self.rest), ([:], 21_610, Self.all), (Self.week, 302_390, Self.rest),
      (Self.week, 302_410, Self.all),
    ] {
      let bench = try await brokenOff(intervals)
      try await bench.clock.sleep(for: .seconds(age))
      let engine = try await bench.restarted()
      #expect(try await starts(bench) { await engine.sync().first } == expected)
    }
  }

  @Test("goes on from answers of the last ten minutes where somebody asked for it")
  func requested() async throws {
    for (age, expected) in [(590, Self.rest), (610, Self.all)] {
      let bench = try await brokenOff(Self.week)
      try await bench.clock.sleep(for: .seconds(age))
      #expect(try await starts(bench) { await bench.engine.sync(requested: [.diagnoses]).first } == expected)
    }
  }

  @Test("uses nothing that is of the future or too old by a clock that was set", arguments: [-60, 86_400 * 3_650])
  func clockSet(by seconds: Int64) async throws {
    let bench = try await brokenOff(Self.week)
    bench.clock.setWall(wrongBy: seconds)
    let startedAt = bench.clock.unix
    #expect(try await starts(bench) { await bench.engine.sync().first } == Self.all)
    #expect(try await bench.status(.diagnoses)?.asOf == startedAt)
  }

  @Test("uses nothing of pages of another size")
  func otherPageSize() async throws {
    let bench = try await brokenOff()
    let engine = try await bench.restarted { $0.pageSize = 61 }
    #expect(try await starts(bench) { await engine.sync().first } == [0, 60, 120])
  }

  private struct Elsewhere: ReferenceSource {
    let service: MemoryService
    let identity = "another service, dialect or hospital"

    func rows(for request: ReferenceRequest) async throws(VClaimError) -> [ReferenceRow] {
      try await service.rows(for: request)
    }
  }

  @Test("uses nothing that another service told, or the same one in another dialect or to another hospital")
  func otherService() async throws {
    let bench = try await brokenOff()
    let engine = try await bench.restarted(Elsewhere(service: bench.service))
    #expect(try await starts(bench) { await engine.sync().first } == Self.all)
  }

  @Test("asks again for an answer that cannot be read any more")
  func damagedAnswer() async throws {
    let bench = try await brokenOff()
    try Connection(path: bench.statePath, options: .writer)
      .execute("UPDATE fetched_answers SET rows = '[[\"A\"]]' WHERE request LIKE '%/18/10'")
    let engine = try await bench.restarted()
    #expect(try await starts(bench) { await engine.sync().first } == [18] + Self.rest)
  }

  @Test("begins anew, and tells why, where answers can neither be read nor kept")
  func noTable() async throws {
    let bench = try await brokenOff()
    try Connection(path: bench.statePath, options: .writer).executeScript("DROP TABLE fetched_answers")
    let result = try #require(await bench.engine.sync().first)
    #expect(result.error == nil)
    #expect(result.keepingFailure?.description.contains("kept answers") == true)
    #expect(bench.service.questions.dropFirst(6).compactMap(\.start) == Self.all)
  }

  @Test("reads a list again from the service alone that has changed since")
  func changedList() async throws {
    let bench = try await brokenOff()
    bench.service.replace(Self.table, with: Tables.rows(1, from: 900) + Tables.rows(119))
    let starts = try await starts(bench) { await bench.engine.sync().first }
    #expect(starts == [45] + Self.all)
    #expect(try await bench.rows(.diagnoses).contains(["K0900", "Nama 900"]))
  }

  @Test("asks only for a facility that was configured since")
  func newFacility() async throws {
    let tables = [
      "referensi/poli/*/*": Bench.rows(["ANA": "Anak", "BED": "Bedah"]),
      "referensi/dokter/0101R001/ANA/*/*": Bench.rows(["1": "dr. A"]),
      "referensi/dokter/0102R001/ANA/*/*": Bench.rows(["2": "dr. B"]),
    ]
    let isDown = Mutex(true)
    let service = MemoryService(tables) { question, _, rows throws(VClaimError) in
      if question.values["polyclinic"] == "BED", isDown.withLock({ $0 }) { throw VClaimError(.refused, "not now") }
      return rows
    }
    let bench = try await Bench(
      service, dialect: .paged, facilityCodes: ["0101R001"], datasets: [.polyclinics, .doctors])
    #expect(await bench.engine.sync().last?.error != nil)
    isDown.withLock { $0 = false }
    let before = service.questions.count
    let engine = try await bench.restarted { $0.facilityCodes = ["0101R001", "0102R001"] }
    #expect(await engine.sync([.doctors]).last?.error == nil)
    #expect(try await bench.rows(.doctors).map { $0[2] } == ["1", "2"])
    let asked = service.questions.dropFirst(before).map {
      ($0.values["facility"] ?? "") + ($0.values["polyclinic"] ?? "")
    }
    #expect(asked == ["0101R001BED", "0102R001ANA", "0102R001ANA", "0102R001BED"])
  }

  @Test("does not keep answers that cannot be read as a whole")
  func contradiction() async throws {
    var tables = Bench.smallOfficial
    tables["referensi/dokter/pelayanan/1/tglPelayanan/2026-01-31/Spesialis/BED"] = Bench.rows(["200": "dr. Lain"])
    let bench = try await Bench(MemoryService(tables), facilityCodes: ["0101R001"])
    let first = try #require(await bench.engine.sync([.polyclinics, .doctors]).last)
    #expect(first.error?.code == .conflictingRows)
    let second = try #require(await bench.engine.sync([.polyclinics, .doctors]).last)
    #expect(second.reused == 0)
    #expect(second.requests == first.requests)
  }

  @Test("asks the service itself whether it keeps saying what the guard holds back")
  func heldBack() async throws {
    let bench = try await Bench(
      MemoryService([Self.table: Tables.rows(120)]), dialect: .paged, pageSize: 10, datasets: [.diagnoses])
    #expect(await bench.engine.sync().first?.error == nil)
    bench.service.replace(Self.table, with: Tables.rows(30))
    #expect(await bench.engine.sync().first?.held.isEmpty == false)
    let again = try #require(await bench.engine.sync().first)
    #expect(again.held.first?.timesSeen == 2)
    #expect(again.reused == 0)
  }

  @Test("goes on with a part that was broken off, and asks anew for one that the guard holds back")
  func heldBesideBrokenOff() async throws {
    let isDown = Mutex(false)
    let service = MemoryService([
      "referensi/kamar/0101R001/*/*": Tables.rows(25), "referensi/kamar/0102R001/*/*": Tables.rows(40, from: 100),
    ]) { question, _, rows throws(VClaimError) in
      if isDown.withLock({ $0 }), question.template.contains("kamar"), question.start ?? 0 >= 18,
        rows.first?.code.hasPrefix("K01") == true
      {
        throw VClaimError(.refused, "not now")
      }
      return rows
    }
    let bench = try await Bench(
      service, dialect: .paged, facilityCodes: ["0101R001", "0102R001"], pageSize: 10, datasets: [.rooms])
    #expect(await bench.engine.sync().first?.error == nil)
    service.replace("referensi/kamar/0101R001/*/*", with: Tables.rows(5))
    isDown.withLock { $0 = true }
    let broken = try #require(await bench.engine.sync().first)
    #expect(broken.error?.clientError?.code == .refused)
    #expect(broken.held.map(\.timesSeen) == [1])
    isDown.withLock { $0 = false }
    let before = service.questions.count
    let again = try #require(await bench.engine.sync().first)
    #expect(again.held.map(\.timesSeen) == [2])
    #expect(again.reused == 2)
    #expect(service.questions.dropFirst(before).compactMap(\.start) == [0, 5, 18, 27, 36, 40])
    #expect(try await bench.rows(.rooms).count == 65)
  }

  @Test("leaves no answer, and uses none, in a dry run")
  func dryRun() async throws {
    let bench = try await brokenOff()
    let result = try #require(await bench.engine.sync(dryRun: true).first)
    #expect(result.reused == 0)
    #expect(result.publication?.added == 120)
    #expect(try await bench.state.fetchedAnswers(of: .diagnoses).count == 5)
  }

  @Test("crawls on where the program was stopped: no keyword is asked twice")
  func crawl() async throws {
    let tables = ["referensi/diagnosa/": MemoryTable.diagnoses]
    let whole = try await Bench(MemoryService(tables: tables), datasets: [.diagnoses])
    let all = try #require(await whole.engine.sync().first?.requests)
    let bench = try await Bench(MemoryService(tables: tables), datasets: [.diagnoses], limit: .seconds(30))
    let engine = bench.engine
    let task = Task { await engine.sync() }
    await bench.clock.untilBlocked()
    task.cancel()
    #expect(await task.value.first?.error?.code == .cancelled)
    let answered = bench.service.questions.count
    #expect(answered > 50)
    let clock = VirtualClock()
    let stopped = bench.clock.unix
    let time = SyncTime(clock: clock, now: { stopped }, today: { "2026-01-31" })
    let next = SyncEngine(
      source: bench.service, store: bench.store, state: bench.state, configuration: engine.configuration,
      gate: UpstreamGate(GateLimits(requestsPerSecond: 3, requestsPerDay: .max), time: time), time: time)
    let result = try #require(await next.sync().first)
    #expect(result.publication?.total == 12_246)
    #expect(result.reused == answered)
    #expect(result.requests == all - answered)
  }
}
