import ReferenceSync
import Synchronization
import Testing
import VClaim

@testable import CommandLineKit

@Suite("A transport that keeps to pace and budget")
struct PacedTransportTests {
  private final class Counting: HTTPTransport {
    let requests = Mutex(0)

    func send(_ request: HTTPRequest, within limit: Duration) async throws(TransportError) -> HTTPResponse {
      requests.withLock { $0 += 1 }
      return HTTPResponse(status: 200, headers: HTTPHeaders([]), body: [])
    }
  }

  @Test("sends nothing when the day's requests are spent, and says so with a status that means: later")
  func spent() async throws {
    let counting = Counting()
    let transport = PacedTransport(
      counting, pacer: RequestPacer(requestsPerSecond: 1_000, clock: ContinuousClock()), budget: DailyBudget(limit: 2),
      elapsed: { .zero })
    let request = HTTPRequest(method: .get, url: "http://127.0.0.1/", headers: HTTPHeaders([]), maximumBodyBytes: 1)
    for _ in 0..<2 {
      try await transport.prepare(within: .seconds(1))
      _ = try await transport.send(request, within: .seconds(1))
    }
    await #expect { try await transport.prepare(within: .seconds(1)) } throws: { error in
      (error as? TransportError)?.code == .budgetSpent
    }
    #expect(counting.requests.withLock { $0 } == 2)
    #expect(CommandLineKit.ExitStatus.of(VClaimError(.budgetSpent, "spent")) == .tryLater)
  }

  @Test("a turn that would come after the deadline is not waited for, and costs nothing of the budget")
  func late() async throws {
    let transport = PacedTransport(
      Counting(), pacer: RequestPacer(requestsPerSecond: 0.01, clock: ContinuousClock()), budget: DailyBudget(limit: 2),
      elapsed: { .zero })
    try await transport.prepare(within: .zero)
    for _ in 0..<3 {
      await #expect { try await transport.prepare(within: .seconds(30)) } throws: { error in
        (error as? TransportError)?.code == .timedOut && (error as? TransportError)?.mayHaveArrived == false
      }
    }
  }

  @Test("a request that is cancelled before its turn costs nothing of the budget")
  func cancelled() async throws {
    let budget = DailyBudget(limit: 2)
    let transport = PacedTransport(
      Counting(), pacer: RequestPacer(requestsPerSecond: 0.01, clock: ContinuousClock()), budget: budget,
      elapsed: { .zero })
    try await transport.prepare(within: .zero)
    let waiting = Task { try await transport.prepare(within: .seconds(1_000)) }
    waiting.cancel()
    await #expect { try await waiting.value } throws: { ($0 as? TransportError)?.code == .cancelled }
    #expect(budget.take(at: .zero))
    #expect(!budget.take(at: .zero))
  }
}
