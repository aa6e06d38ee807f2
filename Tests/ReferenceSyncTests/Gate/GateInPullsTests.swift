import ReferenceStore
import Testing
import VClaim
import VClaimWire

@testable import ReferenceSync

@Suite("Pulls through the gate")
struct GateInPullsTests {
  /// A service whose answers fail as a test says.
  private func service(_ failure: @escaping @Sendable (Int) -> VClaimError?) -> MemoryService {
    MemoryService(Bench.smallOfficial) { _, number, rows throws(VClaimError) in
      if let error = failure(number) { throw error }
      return rows
    }
  }

  private static let lists: [Dataset] = [
    .roomClasses, .specialties, .careRooms, .dischargeConditions, .dischargeStatuses, .chronicDiagnoses,
  ]

  @Test("fail for want of budget when they need more than is left, and publish nothing of it")
  func spent() async throws {
    // Of 3 one is kept back for look-ups.
    let bench = try await Bench(MemoryService(Bench.smallOfficial), requestsPerDay: 3)
    let began = bench.clock.unix
    let results = await bench.engine.sync([.roomClasses, .polyclinics])
    #expect(results.map(\.error?.code) == [nil, .budgetSpent])
    #expect(results.last?.error?.notBefore == began + 25 * 3_600)
    #expect(bench.service.questions.count == 2)
    #expect(try await bench.rows(.polyclinics).isEmpty)
    #expect(try await bench.rows(.roomClasses).count == 2)
    try await bench.gate.pass(.live, to: .vclaim)
  }

  @Test("ask nothing more once the service asks for an hour of rest, and say when to come back", arguments: [429, 503])
  func retryAfter(status: Int) async throws {
    let bench = try await Bench(
      service { number in
        guard number == 1 else { return nil }
        var error = VClaimError(status == 429 ? .rateLimited : .unavailable, "HTTP \(status)")
        error.httpStatus = status
        error.retryAfter = .seconds(3_600)
        return error
      }, datasets: Self.lists)
    let results = await bench.engine.sync()
    let code: SyncError.Code = status == 429 ? .init(rawValue: "rate_limited") : .init(rawValue: "unavailable")
    #expect(results.map(\.error?.code) == [nil, code, .coolDown, .coolDown, .coolDown, .coolDown])
    for error in results.compactMap(\.error) {
      #expect(abs((error.notBefore ?? 0) - bench.clock.unix - 3_600) <= 1)
    }
    #expect(bench.service.questions.count == 2)
    #expect(results.map(\.requests) == [1, 1, 0, 0, 0, 0])
  }

  @Test("leave a service alone that is down after five requests, and tell what was wrong with the last")
  func outage() async throws {
    let bench = try await Bench(service { _ in VClaimError(.unreachable, "no") }, datasets: Self.lists)
    let results = await bench.engine.sync()
    let unreachable = SyncError.Code(rawValue: "unreachable")
    #expect(results.map(\.error?.code) == [unreachable, unreachable] + Array(repeating: .coolDown, count: 4))
    #expect(results[1].error?.notBefore != nil)
    #expect(bench.service.questions.count == 5)
  }

  @Test("stop at refused credentials with one request, which is no outage")
  func refused() async throws {
    let bench = try await Bench(service { _ in VClaimError(.credentialsRefused, "no") }, datasets: Self.lists)
    let results = await bench.engine.sync()
    #expect(results.map(\.error?.code.rawValue) == Array(repeating: "credentials_refused", count: 6))
    #expect(results.allSatisfy { $0.error?.notBefore != nil })
    #expect(bench.service.questions.count == 1)
    #expect(bench.gate.coolDowns.map(\.code) == ["credentials_refused"])
  }

  @Test("survive 500 flaps: each failed request is sent again, and nothing is left alone")
  func flaps() async throws {
    let bench = try await Bench(
      service { $0.isMultiple(of: 3) ? VClaimError(.unavailable, "HTTP 500") : nil }, datasets: [.roomClasses])
    var failures = 0
    while failures < 500 {
      let result = try #require(await bench.engine.sync().first)
      #expect(result.error == nil)
      failures += result.requests - 1
    }
    #expect(bench.gate.coolDowns == [])
  }

  @Test("of one service go on while another one is down")
  func others() async throws {
    let tables = ["ref/poli": Bench.rows(["ANA": "Poli Anak"])].merging(Bench.smallOfficial) { $1 }
    let bench = try await Bench(
      MemoryService(tables) { question, _, rows throws(VClaimError) in
        if question.template == "ref/poli" { throw VClaimError(.credentialsRefused, "not registered") }
        return rows
      }, hasAntrean: true, datasets: [.polyclinics, .specialties])
    let results = await bench.engine.sync()
    #expect(results.map(\.error?.code.rawValue) == ["credentials_refused", nil])
    #expect(bench.gate.coolDowns.map(\.service) == ["antrean"])
  }

  @Test("are planned again for when the gate lets them pass, and not much later")
  func planned() {
    var generator: any RandomNumberGenerator & Sendable = Chance(state: 1)
    for (code, minutes) in [(SyncError.Code.budgetSpent, 300), (.coolDown, 30)] {
      var error = SyncError(code, dataset: .polyclinics, endpoint: nil, reason: "as scripted")
      error.notBefore = 1_000 + Int64(minutes) * 60
      for failures in 1...10 {
        let delay = RetryBackoff().delay(after: failures, error, every: 600, now: 1_000, using: &generator)
        #expect((Int64(minutes) * 60 + 1...Int64(minutes) * 60 + 60).contains(delay))
      }
    }
    var failed = SyncError(VClaimError(.unavailable, "no"), dataset: .polyclinics, endpoint: "x")
    failed.notBefore = 5_000
    #expect(RetryBackoff().delay(after: 1, failed, every: 86_400, now: 0, using: &generator) == 5_000)
    #expect(RetryBackoff().delay(after: 1, failed, every: 86_400, now: 9_000, using: &generator) <= 60)
  }
}
