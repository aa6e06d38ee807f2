import Testing

@testable import ReferenceSync

@Suite("The request pacer")
struct RequestPacerTests {
  @Test("lets three requests a second pass")
  func rate() async throws {
    let clock = VirtualClock()
    let pacer = RequestPacer(requestsPerSecond: 3, clock: clock)
    for _ in 0..<31 { try await pacer.waitForTurn() }
    #expect(abs(clock.now.offset / .seconds(1) - 10) < 0.001)
  }

  @Test("keeps to a rate that changes from the next turn on")
  func change() async throws {
    let clock = VirtualClock()
    let pacer = RequestPacer(requestsPerSecond: 1, clock: clock)
    for _ in 0..<3 { try await pacer.waitForTurn() }
    #expect(clock.now.offset == .seconds(2))
    pacer.change(to: 10)
    for _ in 0..<11 { try await pacer.waitForTurn() }
    #expect(abs(clock.now.offset / .seconds(1) - 4) < 0.001)
  }

  @Test("saves a burst while nothing is asked, and no more")
  func burst() async throws {
    let clock = VirtualClock()
    let pacer = RequestPacer(requestsPerSecond: 1, burst: 5, clock: clock)
    try await clock.sleep(until: .init(offset: .seconds(100)), tolerance: nil)
    for _ in 0..<5 { try await pacer.waitForTurn() }
    #expect(clock.now.offset == .seconds(100))
    try await pacer.waitForTurn()
    #expect(clock.now.offset == .seconds(101))
  }

  @Test("gives every one of many callers a turn of its own")
  func callers() async throws {
    let clock = VirtualClock()
    let pacer = RequestPacer(requestsPerSecond: 10, clock: clock)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<51 { group.addTask { try await pacer.waitForTurn() } }
      try await group.waitForAll()
    }
    #expect(abs(clock.now.offset / .seconds(1) - 5) < 0.001)
  }

  @Test("lets nobody pass who is cancelled while waiting")
  func cancelled() async throws {
    let clock = VirtualClock(limit: .zero)
    let pacer = RequestPacer(requestsPerSecond: 1, clock: clock)
    try await pacer.waitForTurn()
    let task = Task { try await pacer.waitForTurn() }
    await clock.untilBlocked()
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
