import Synchronization
import Testing

@testable import VClaim

@Suite("What a transport does before a request is signed")
struct PreparationTests {
  /// A transport whose preparation takes a while, or fails.
  private final class Waiting: HTTPTransport {
    let service = DatedService()
    let clock = JumpingClock()
    let limits = Mutex<[Duration]>([])
    private let wait: Int64
    private let failures: Mutex<[TransportError?]>

    init(_ wait: Int64 = 0, failures: [TransportError?] = []) {
      self.wait = wait
      self.failures = Mutex(failures)
    }

    func prepare(for service: BPJSService, within limit: Duration) async throws(TransportError) {
      limits.withLock { $0.append(limit) }
      self.service.wait(wait)
      clock.advance(by: .seconds(wait))
      if let failure = failures.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) { throw failure }
    }

    func send(_ request: HTTPRequest, within limit: Duration) async throws(TransportError) -> HTTPResponse {
      limits.withLock { $0.append(limit) }
      return try await service.send(request, within: limit)
    }
  }

  private static func client(
    _ transport: some HTTPTransport, _ clock: JumpingClock, _ observer: RecordingObserver,
    now: @escaping @Sendable () -> Int64 = { Fixtures.now }
  ) throws -> VClaimClient {
    VClaimClient(
      configuration: try VClaimConfiguration(
        credentials: Fixtures.credentials, timeout: .seconds(200), retryPolicy: RetryTests.three),
      transport: transport, now: now, clock: clock, chance: { 0.5 }, observer: observer)
  }

  @Test("a wait of 100 s neither ages the signature nor moves the skew, and is part of the deadline")
  func wait() async throws {
    let transport = Waiting(100)
    let observer = RecordingObserver()
    let client = try Self.client(transport, transport.clock, observer) { transport.service.time }
    _ = try await client.roomClasses()
    #expect(transport.service.offsets == [0])
    #expect(client.clockSkew == 0)
    #expect(transport.limits.withLock { $0 } == [.seconds(199), .seconds(5)])
    #expect(observer.records.map(\.duration) == [.zero])
  }

  @Test(
    "what is not sent is no try and is not told", arguments: ["budget_spent", "cool_down", "cancelled", "timed_out"])
  func unsent(code: String) async throws {
    let failure = TransportError(TransportError.Code(rawValue: code), "as scripted", mayHaveArrived: false)
    let transport = Waiting(failures: [failure, failure])
    let observer = RecordingObserver()
    let client = try Self.client(transport, transport.clock, observer)
    let read = try await vclaimError { try await client.roomClasses() }
    let change = try await vclaimError { try await client.deleteSEP(number: "N-1") }
    for error in [read, change] {
      #expect(error?.code.rawValue == code)
      #expect(error?.tries == 0)
    }
    #expect(observer.records.isEmpty)
    #expect(transport.service.offsets.isEmpty)
  }

  @Test(
    "a second turn that comes too late, or is refused meanwhile, leaves the first failure the reason",
    arguments: ["timed_out", "cool_down"])
  func lateTurn(code: String) async throws {
    let clock = JumpingClock()
    let late = TransportError(TransportError.Code(rawValue: code), "no turn in time", mayHaveArrived: false)
    let transport = Waiting(failures: [nil, late])
    let observer = RecordingObserver()
    let client = try Self.client(transport, clock, observer) { Fixtures.now + 1_000 }
    let refusing = client.over(Outage(transport), retryPolicy: RetryTests.three)
    let error = try await vclaimError { try await refusing.roomClasses() }
    #expect(error?.code == .unavailable)
    #expect(error?.tries == 1)
    #expect(observer.records.map(\.tryNumber) == [1])
  }

  /// A transport that prepares as another one does, and is out of order.
  private struct Outage: HTTPTransport {
    let other: any HTTPTransport

    init(_ other: any HTTPTransport) { self.other = other }

    func prepare(for service: BPJSService, within limit: Duration) async throws(TransportError) {
      try await other.prepare(for: service, within: limit)
    }

    func send(_ request: HTTPRequest, within limit: Duration) async throws(TransportError) -> HTTPResponse {
      .text("", status: 503)
    }
  }
}
