import Synchronization
import Testing

@testable import VClaim

@Suite("A clock that is off")
struct ClockSkewTests {
  /// A client on a machine that is ahead of the service.
  static func client(of service: DatedService, ahead: @escaping @Sendable () -> Int64) throws -> VClaimClient {
    VClaimClient(
      configuration: try Fixtures.configuration(.official), transport: service, now: { service.time + ahead() },
      clock: JumpingClock())
  }

  /// Whether each of several requests, a minute apart, was accepted.
  static func ask(_ client: VClaimClient, of service: DatedService, times: Int) async throws -> [Bool] {
    var accepted: [Bool] = []
    for _ in 0..<times {
      accepted.append(try await vclaimError { try await client.roomClasses() } == nil)
      service.wait(60)
    }
    return accepted
  }

  @Test("ten minutes off, it is refused at first, then corrected, accepted and decrypted", arguments: [600, -600])
  func corrected(ahead: Int64) async throws {
    let service = DatedService()
    let client = try Self.client(of: service) { ahead }
    #expect(client.clockSkew == nil)
    #expect(try await Self.ask(client, of: service, times: 5) == [false, false, false, true, true])
    #expect(service.offsets == [ahead, ahead, ahead, 0, 0])
    #expect(client.clockSkew == ahead)
  }

  @Test("a refusal tells how far the clock is off, corrected or not")
  func told() async throws {
    let service = DatedService()
    let error = try await vclaimError { try await Self.client(of: service) { 600 }.roomClasses() }
    #expect(error?.code == .credentialsRefused)
    #expect(error?.clockSkew == 600)
    #expect(error?.message.contains("600 s ahead of the service's") == true)
  }

  @Test("a Date that jumps is never followed")
  func jumping() async throws {
    let service = DatedService(dateErrors: [0, 600, -600, 3_600, 0, 601, 900, 0, 600, 0, 600, 0])
    let client = try Self.client(of: service) { 0 }
    _ = try await Self.ask(client, of: service, times: 14)
    #expect(service.offsets == Array(repeating: 0, count: 14))
  }

  @Test("a single odd Date moves neither a clock that is right nor a correction that holds")
  func odd() async throws {
    let service = DatedService(dateErrors: [0, 0, 0, 0, 5_000, 0])
    let client = try Self.client(of: service) { 600 }
    #expect(
      try await Self.ask(client, of: service, times: 9) == [false, false, false] + Array(repeating: true, count: 6))
    #expect(client.clockSkew == 600)
  }

  @Test("the correction ends when the clock has been set right")
  func setRight() async throws {
    let service = DatedService()
    let ahead = Mutex<Int64>(600)
    let client = try Self.client(of: service) { ahead.withLock { $0 } }
    _ = try await Self.ask(client, of: service, times: 4)
    ahead.withLock { $0 = 0 }
    #expect(try await Self.ask(client, of: service, times: 4) == [false, false, true, true])
    #expect(service.offsets.suffix(2) == [0, 0])
    #expect(client.clockSkew == 0)
  }

  @Test("a small skew is told and not corrected, a steady large one follows a clock that drifts")
  func judgement() {
    var skew = ClockSkew()
    for seconds in [28, 29, 28] as [Int64] { skew.note(ClockMeasurement(seconds)) }
    #expect(skew.measured == 28)
    #expect(skew.correction == 0)
    for seconds in [40, 40, 41] as [Int64] { skew.note(ClockMeasurement(seconds)) }
    #expect(skew.correction == 40)
    for seconds in [41, 42, 43] as [Int64] { skew.note(ClockMeasurement(seconds)) }
    #expect(skew.correction == 42)
    for seconds in [0, 42] as [Int64] { skew.note(ClockMeasurement(seconds)) }
    #expect(skew.correction == 42)
    skew.note(ClockMeasurement(0))
    #expect(skew.correction == 0)
    for seconds in [.min, .max, .min] as [Int64] { skew.note(ClockMeasurement(seconds)) }
    #expect(skew.correction == 0)
  }

  @Test("the Date is compared with the middle of the exchange, and not at all after a long one or a clock set back")
  func middle() {
    #expect(
      ClockMeasurement(date: 1_004, sentAt: 1_000, receivedAt: 1_008) == ClockMeasurement(0, uncertainty: 4))
    #expect(
      ClockMeasurement(date: 1_000, sentAt: 1_000, receivedAt: 1_001) == ClockMeasurement(0, uncertainty: 1))
    #expect(ClockMeasurement(date: 1_000, sentAt: 1_000, receivedAt: 1_011) == nil)
    #expect(ClockMeasurement(date: 1_000, sentAt: 1_000, receivedAt: 999) == nil)
    #expect(ClockMeasurement(date: .min, sentAt: 1_000, receivedAt: 1_000) == nil)
  }

  @Test("each service has a clock of its own, and all copies of a client share what they know of it")
  func perService() async throws {
    let skews = ClockSkews()
    for _ in 0..<3 { skews.note(ClockMeasurement(600), of: .antrean) }
    #expect(skews.serviceTime(at: 600, for: .antrean) == 0)
    #expect(skews.serviceTime(at: 600, for: .vclaim) == 600)
    let service = DatedService()
    let client = try Self.client(of: service) { 600 }
    let copy = client.over(service, retryPolicy: .none)
    _ = try await Self.ask(client, of: service, times: 3)
    #expect(try await Self.ask(copy, of: service, times: 1) == [true])
    #expect(copy.clockSkew == 600)
  }

  @Test("a Retry-After that is a date is counted from the answer's own Date")
  func retryAfter() async throws {
    let clock = JumpingClock()
    let headers = [
      "Date": HTTPDateText.of(Fixtures.now - 600), "Retry-After": HTTPDateText.of(Fixtures.now - 593),
    ]
    let transport = ScriptedTransport([always(.text("", status: 429, headers: headers)), plain(#"{"list":[]}"#)])
    let client = try Fixtures.client(.paged, transport, retryPolicy: RetryTests.three, clock: clock)
    _ = try await client.roomClasses()
    #expect(clock.pauses == [.seconds(7)])
  }
}
