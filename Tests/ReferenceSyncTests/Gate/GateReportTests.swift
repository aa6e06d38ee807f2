import ReferenceStore
import StateFile
import Testing
import VClaim

@testable import ReferenceSync

@Suite("The report of the gate")
struct GateReportTests {
  @Test("tells of a running gate what is spent, left and kept back, and when pulls go on")
  func budget() async throws {
    let trial = try GateTrial(requestsPerDay: 100)
    try await trial.run { gate in
      let began = trial.clock.unix
      #expect(gate.report.upstream.state == .good)
      #expect(await gate.spend(.live, most: 3).passed == 3)
      #expect(await gate.spend(.pull).passed == 90)
      let budget = gate.report.budget
      #expect(
        budget
          == BudgetStatus(
            limit: 100, spent: 93, spentLive: 3, left: 7, leftForPulls: 0, keptBack: 10, freeAt: began + 25 * 3_600))
      _ = gate.note(.failed(.unavailable))
      #expect(gate.report.upstream.state == .failing)
      _ = gate.note(.answered)
      #expect(gate.report.upstream.state == .good)
    }
  }

  @Test("tells from the file alone what was kept, a refusal of whatever credentials among it, and no more")
  func file() {
    let now: Int64 = 1_800_000_000
    let refused = CoolDown(
      service: "vclaim", reason: "it refuses the credentials", code: "credentials_refused", httpStatus: 401,
      since: now - 600, until: now + 3_000)
    let over = CoolDown(
      service: "antrean", reason: "over", code: "rate_limited", httpStatus: 429, since: now - 600, until: now)
    let report = GateReport(
      KeptGate(
        spent: [.init(began: now - 26 * 3_600, pulls: 50, live: 0), .init(began: now - 3_600, pulls: 4, live: 1)],
        coolDowns: [KeptCoolDown(refused, credentials: "one"), KeptCoolDown(over, credentials: nil)]),
      requestsPerDay: 10, now: now)
    #expect(report.upstream.coolDowns == [refused])
    #expect(report.upstream.state == .coolDown)
    #expect(report.budget.spent == 5)
    #expect(report.budget.leftForPulls == 5)
    #expect(report.budget.freeAt == nil)
    #expect(GateReport(KeptGate(), requestsPerDay: 10, now: now).upstream.state == .unknown)
  }

  @Test("forbids pulls only where every service of theirs is left alone for longer than they wait")
  func refusal() async throws {
    let bench = try await Bench(MemoryService(Bench.smallOfficial), hasAntrean: true, hasAplicares: true)
    let engine = bench.engine
    #expect(engine.refusal(of: [.diagnoses]) == nil)
    _ = bench.gate.note(.failed(.rateLimited, status: 429, retryAfter: 60))
    #expect(engine.refusal(of: [.diagnoses]) == nil)
    _ = bench.gate.note(.failed(.rateLimited, status: 429, retryAfter: 600))
    #expect(engine.refusal(of: [.diagnoses, .procedures])?.notBefore == bench.clock.unix + 600)
    #expect(engine.refusal(of: [.diagnoses, .rooms]) == nil)
    #expect(engine.refusal(of: []) == nil)
    for _ in 0..<Breaker.failures { _ = bench.gate.note(.failed(.unreachable, of: .aplicares)) }
    #expect(engine.refusal(of: [.rooms, .diagnoses])?.description.contains("aplicares") == true)
  }
}
