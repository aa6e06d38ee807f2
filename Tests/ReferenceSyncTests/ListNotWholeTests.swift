import ReferenceStore
import SQLite
import Testing
import VClaim
import VClaimWire

@testable import ReferenceSync

@Suite("A list of polyclinics that the service cannot be asked for whole")
struct ListNotWholeTests {
  let table = "referensi/poli/"

  private func bench() async throws -> Bench {
    var tables = Bench.smallOfficial
    tables[table] = Tables.basePolyclinics
    return try await Bench(
      MemoryService(tables, habits: .init(minimum: 3)), facilityCodes: ["0101R001"],
      datasets: [.polyclinics, .doctors], intervals: [.polyclinics: .init(every: 600, maxStale: nil)])
  }

  /// What an earlier source knew: all polyclinics, one of them under an old name.
  private func fill(_ bench: Bench) async throws {
    let records = Tables.basePolyclinics.map { row in
      Record(values: [.text(row.code), .text(row.code == "JAN" ? "Nama lama" : row.name)])
    }
    _ = try await bench.store.publish(
      Candidate(dataset: .polyclinics, parts: [(.whole, records)], confirmsWhole: true, asOf: 1_700_000_000))
  }

  @Test("adds and changes rows, removes none, and confirms nothing")
  func addsAndChanges() async throws {
    let bench = try await bench()
    try await fill(bench)
    let result = try #require(await bench.engine.sync([.polyclinics]).first)
    #expect(result.error?.code == .listNotWhole)
    #expect(
      result.error?.reason
        == "the service refuses keywords of fewer than 3 characters, so that its polyclinics cannot be listed whole")
    #expect(result.publication?.removed == 0)
    #expect(result.publication?.changed == 1)
    #expect(try await bench.rows(.polyclinics) == Tables.basePolyclinics.map { [$0.code, $0.name] })
    let status = try await bench.status(.polyclinics)
    #expect(status?.asOf == 1_700_000_000)
    #expect(status?.lastError == result.error?.description)
    // The service is not asked sooner for it: an hour later it would say the same.
    #expect(status?.nextAt == status?.attemptedAt.map { $0 + 600 })
  }

  @Test("counts no removal in a dry run either, and has doctors asked for by all that is known")
  func dryRun() async throws {
    let bench = try await bench()
    try await fill(bench)
    let results = await bench.engine.sync(dryRun: true)
    #expect(results.map(\.error?.code) == [.listNotWhole, nil])
    #expect(results.first?.publication?.removed == 0)
    let asked = bench.service.questions.compactMap { $0.values["polyclinic"] }
    #expect(Set(asked) == Set(Tables.basePolyclinics.map(\.code)))
    #expect(asked.count == 2 * Tables.basePolyclinics.count)
  }

  @Test("is asked for again at its interval, not as after a failure")
  func interval() {
    let moment = ScheduleMoment(now: 1_800_000_000, elapsed: .zero, secondOfDay: { $0 % 86_400 })
    var plan = SyncPlan(
      [.polyclinics], intervals: [.polyclinics: .init(every: 604_800, maxStale: nil)],
      policy: SchedulePolicy(machine: "test"), statuses: [], dueTimes: [], at: moment)
    var generator: any RandomNumberGenerator & Sendable = Chance(state: 1)
    let error = SyncError(.listNotWhole, dataset: .polyclinics, endpoint: nil, reason: "not whole")
    let result = SyncResult(
      dataset: .polyclinics, outcome: .failed(error, published: nil), requests: 9, duration: .zero)
    let next = plan.record(result, at: moment, using: &generator)?.at
    #expect((1_800_604_800 - 3_600...1_800_604_800 + 360).contains(next ?? 0))
  }
}
