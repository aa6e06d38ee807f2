import ReferenceStore
import Synchronization
import Testing
import VClaim
import VClaimWire

@testable import ReferenceSync

@Suite("A look-up through the gate")
struct GatedTransportTests {
  /// A service that answers every request with the same.
  private final class Counting: HTTPTransport {
    let requests = Mutex(0)
    private let response: HTTPResponse

    init(_ status: Int = 200, headers: [(String, String)] = [], body: String = "") {
      var fields = HTTPHeaders([])
      for (name, value) in headers { fields.add(name: name, value: value) }
      response = HTTPResponse(status: status, headers: fields, body: Array(body.utf8))
    }

    func send(_ request: HTTPRequest, within limit: Duration) async throws(TransportError) -> HTTPResponse {
      requests.withLock { $0 += 1 }
      return response
    }
  }

  private let clock = VirtualClock()

  private func gate(rate: Double = 1_000, perDay: Int = 100) -> UpstreamGate {
    let clock = clock
    return UpstreamGate(
      GateLimits(requestsPerSecond: rate, requestsPerDay: perDay),
      time: SyncTime(clock: clock, now: { clock.unix }, today: { "2026-01-31" }), chance: { 0.5 })
  }

  private func client(_ transport: some HTTPTransport, _ gate: UpstreamGate) throws -> VClaimClient {
    let clock = clock
    return try VClaimClient(
      configuration: VClaimConfiguration(
        dialect: .paged, credentials: Credentials(consumerID: "1", secret: "s", userKey: nil),
        retryPolicy: RetryPolicy()),
      transport: GatedTransport(transport, gate: gate), now: { clock.unix }, clock: clock, chance: { 0.5 },
      observer: GateObserver(gate))
  }

  private func code(_ client: VClaimClient) async -> String? {
    do {
      _ = try await client.roomClasses()
      return nil
    } catch { return error.code.rawValue }
  }

  @Test("sends nothing when the requests of 24 hours are spent, and says so with a status that means: later")
  func spent() async throws {
    let counting = Counting()
    let transport = GatedTransport(counting, gate: gate(perDay: 2))
    let request = HTTPRequest(method: .get, url: "http://127.0.0.1/", headers: HTTPHeaders([]), maximumBodyBytes: 1)
    for _ in 0..<2 {
      try await transport.prepare(for: .vclaim, within: .seconds(1))
      _ = try await transport.send(request, within: .seconds(1))
    }
    await #expect { try await transport.prepare(for: .vclaim, within: .seconds(1)) } throws: { error in
      (error as? TransportError)?.code == .budgetSpent
    }
    #expect(counting.requests.withLock { $0 } == 2)
    #expect(VClaimError(.budgetSpent, "spent").exitStatus == 75)
    #expect(VClaimError(.coolDown, "left alone").exitStatus == 75)
  }

  @Test("does not wait for a turn that would come after the deadline, which costs nothing of the budget")
  func late() async throws {
    let transport = GatedTransport(Counting(), gate: gate(rate: 0.01, perDay: 2))
    try await transport.prepare(for: .vclaim, within: .zero)
    for _ in 0..<3 {
      await #expect { try await transport.prepare(for: .vclaim, within: .seconds(30)) } throws: { error in
        (error as? TransportError)?.code == .timedOut && (error as? TransportError)?.mayHaveArrived == false
      }
    }
  }

  @Test("costs nothing of the budget when it is cancelled before its turn")
  func cancelled() async throws {
    let clock = VirtualClock(limit: .zero)
    let gate = UpstreamGate(
      GateLimits(requestsPerSecond: 0.01, requestsPerDay: 2),
      time: SyncTime(clock: clock, now: { clock.unix }, today: { "2026-01-31" }))
    let transport = GatedTransport(Counting(), gate: gate)
    try await transport.prepare(for: .vclaim, within: .zero)
    let waiting = Task { try await transport.prepare(for: .vclaim, within: .seconds(1_000)) }
    await clock.untilBlocked()
    waiting.cancel()
    await #expect { try await waiting.value } throws: { ($0 as? TransportError)?.code == .cancelled }
    #expect(gate.state.withLock { $0.budget.left(for: .live) } == 1)
  }

  @Test(
    "keeps to Retry-After of one answer, and fails at once meanwhile, as pulls do",
    arguments: [(429, "rate_limited"), (503, "unavailable")])
  func retryAfter(status: Int, code: String) async throws {
    let service = Counting(status, headers: [("Retry-After", "3600")])
    let gate = gate()
    let client = try client(service, gate)
    #expect(await self.code(client) == code)
    let sent = service.requests.withLock { $0 }
    let before = clock.now.offset
    #expect(await self.code(client) == "cool_down")
    #expect(await gate.spend().refusal?.kind == .coolDown)
    #expect(service.requests.withLock { $0 } == sent)
    #expect(clock.now.offset == before)
    #expect(gate.coolDowns.map(\.httpStatus) == [status])
    #expect(gate.coolDowns.first.map { $0.until - $0.since } == 3_600)
  }

  @Test("is refused after an answer that refuses the credentials, and other services are asked all the same")
  func refusedCredentials() async throws {
    let service = Counting(401, body: "Unauthorized")
    let gate = gate()
    let client = try client(service, gate)
    #expect(await code(client) == "credentials_refused")
    #expect(await code(client) == "credentials_refused")
    #expect(service.requests.withLock { $0 } == 1)
    try await gate.pass(.live, to: .antrean)
  }

  @Test("gets through an outage sparingly: single probes, and the first that succeeds opens the way")
  func probes() async throws {
    let down = Counting(500)
    let gate = gate()
    let client = try client(down, gate)
    for _ in 0..<200 {
      _ = await code(client)
      try await clock.sleep(for: .seconds(60))
    }
    let probes = down.requests.withLock { $0 }
    // 200 minutes: five failures, and probes whose distance grows to a quarter of an hour.
    #expect((15...25).contains(probes), "\(probes)")
    let up = Counting(200, body: #"{"metaData":{"code":"201","message":"tidak ditemukan"},"response":null}"#)
    let mended = try self.client(up, gate)
    try await clock.sleep(for: .seconds(1_800))
    for _ in 0..<10 { _ = await code(mended) }
    #expect(up.requests.withLock { $0 } == 10)
  }
}
