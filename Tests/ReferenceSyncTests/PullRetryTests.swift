import ReferenceStore
import Testing
import VClaim
import VClaimWire

@testable import ReferenceSync

@Suite("A request of a pull that fails")
struct PullRetryTests {
  private func service(failures: Int, _ error: VClaimError) -> MemoryService {
    MemoryService(Bench.smallOfficial) { _, number, rows throws(VClaimError) in
      if number < failures { throw error }
      return rows
    }
  }

  @Test("is sent again when the failure may pass, and every try passes the gate and is counted")
  func passes() async throws {
    let bench = try await Bench(
      service(failures: 2, VClaimError(.unavailable, "HTTP 503")), datasets: [.roomClasses], requestsPerDay: 4)
    let result = try #require(await bench.engine.sync().first)
    #expect(result.error == nil)
    #expect(result.requests == 3)
    #expect(bench.service.questions.count == 3)
    #expect(result.duration >= .milliseconds(660))
  }

  @Test("is sent three times at most")
  func lasts() async throws {
    let bench = try await Bench(service(failures: 9, VClaimError(.unreachable, "no")), datasets: [.roomClasses])
    let result = try #require(await bench.engine.sync().first)
    #expect(result.error?.clientError?.code == .unreachable)
    #expect(result.requests == 3)
  }

  @Test("is not sent again where the budget is spent, or asking again cannot help")
  func useless() async throws {
    let spent = try await Bench(
      service(failures: 9, VClaimError(.unreachable, "no")), datasets: [.roomClasses], requestsPerDay: 3)
    #expect(await spent.engine.sync().first?.error?.code == .budgetSpent)
    #expect(spent.service.questions.count == 2)
    let refused = try await Bench(service(failures: 9, VClaimError(.refused, "no")), datasets: [.roomClasses])
    #expect(await refused.engine.sync().first?.requests == 1)
  }

  @Test("waits for as long as the service asks, up to a minute", arguments: [(30, 2), (61, 1)])
  func retryAfter(asked: Int, requests: Int) async throws {
    var error = VClaimError(.rateLimited, "too many requests")
    error.retryAfter = .seconds(asked)
    let bench = try await Bench(service(failures: 1, error), datasets: [.roomClasses])
    let result = try #require(await bench.engine.sync().first)
    #expect(result.requests == requests)
    #expect((result.duration >= .seconds(asked)) == (requests > 1))
  }
}
