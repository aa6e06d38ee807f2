import Testing
import VClaim

@testable import ReferenceSync

@Suite("The pace of requests")
struct PaceTests {
  @Test("lets three requests a second pass")
  func rate() {
    var pace = Pace(GateLimits(requestsPerSecond: 3, requestsPerDay: .max))
    var turn = Duration.zero
    for _ in 0..<31 { turn = pace.turn(at: .zero, within: nil) ?? .zero }
    #expect(abs(turn / .seconds(1) - 10) < 0.001)
  }

  @Test("keeps to a rate that changes from the next turn on")
  func change() {
    var pace = Pace(GateLimits(requestsPerSecond: 1, requestsPerDay: .max))
    let slow = (0..<3).map { _ in pace.turn(at: .zero, within: nil) }
    #expect(slow.last == .seconds(2))
    pace.change(to: GateLimits(requestsPerSecond: 10, requestsPerDay: .max))
    var turn = Duration.zero
    for _ in 0..<11 { turn = pace.turn(at: .seconds(2), within: nil) ?? .zero }
    #expect(abs(turn / .seconds(1) - 4) < 0.001)
  }

  @Test("saves nothing up while nothing is asked")
  func pause() {
    var pace = Pace(GateLimits(requestsPerSecond: 1, requestsPerDay: .max))
    let turns = (0..<3).map { _ in pace.turn(at: .seconds(100), within: nil) }
    #expect(turns == [100, 101, 102].map { .seconds($0) })
  }

  @Test("takes no turn that comes too late")
  func late() {
    var pace = Pace(GateLimits(requestsPerSecond: 0.01, requestsPerDay: .max))
    #expect(pace.turn(at: .zero, within: .zero) == .zero)
    for _ in 0..<3 { #expect(pace.turn(at: .zero, within: .seconds(99)) == nil) }
    #expect(pace.turn(at: .zero, within: .seconds(100)) == .seconds(100))
  }

  @Test("gives every one of many callers a turn of its own")
  func callers() async throws {
    let clock = VirtualClock()
    let gate = UpstreamGate(
      GateLimits(requestsPerSecond: 10, requestsPerDay: .max),
      time: SyncTime(clock: clock, now: { clock.unix }, today: { "2026-01-31" }))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<51 { group.addTask { try await gate.pass(.pull, to: .vclaim) } }
      try await group.waitForAll()
    }
    #expect(abs(clock.now.offset / .seconds(1) - 5) < 0.001)
  }
}
