import ReferenceStore
import StateFile
import Synchronization
import Testing
import VClaim

@testable import ReferenceSync

@Suite("The gate to the service")
struct UpstreamGateTests {
  private let hour: Int64 = 3_600
  private let day: Int64 = 86_400

  @Test("lets exactly one of many callers through when it is time to try, until that one was heard of")
  func oneProbe() async throws {
    let clock = VirtualClock()
    let gate = UpstreamGate.open(clock)
    for _ in 0..<Breaker.failures { _ = gate.note(.failed(.unreachable)) }
    try await clock.sleep(for: .seconds(1_800))
    let passed = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<200 {
        group.addTask {
          do {
            try await gate.pass(number.isMultiple(of: 2) ? .pull : .live, to: .vclaim)
            return true
          } catch { return false }
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(passed == 1)
    _ = gate.note(.answered)
    #expect(await gate.spend(most: 50).passed == 50)
  }

  @Test("says why, since when and until when, and a pull fails at once while the service is down")
  func outage() async throws {
    let clock = VirtualClock()
    let gate = UpstreamGate(
      GateLimits(requestsPerSecond: 1_000, requestsPerDay: 100),
      time: SyncTime(clock: clock, now: { clock.unix }, today: { "" }), chance: { 0.5 })
    for number in 1...Breaker.failures { #expect(gate.note(.failed(.unreachable)) == (number == Breaker.failures)) }
    let refusal = await gate.spend().refusal
    #expect(refusal?.kind == .coolDown)
    #expect(refusal?.notBefore == clock.unix + 30)
    #expect(refusal?.description.contains("5 requests in a row failed") == true)
    #expect(clock.now.offset == .zero)
    let told = try #require(gate.coolDowns.first)
    #expect(told.code == "unreachable")
    #expect(told.since == clock.unix && told.until == clock.unix + 30)
  }

  @Test("makes a pull wait for a short time that the service asked for, and fail at a long one")
  func shortWait() async throws {
    let clock = VirtualClock()
    let gate = UpstreamGate.open(clock)
    _ = gate.note(.failed(.rateLimited, status: 429, retryAfter: 60))
    await #expect(throws: GateRefusal.self) { try await gate.pass(.live, to: .vclaim) }
    #expect(clock.now.offset == .zero)
    try await gate.pass(.pull, to: .vclaim)
    #expect(clock.now.offset == .seconds(60))
    _ = gate.note(.failed(.rateLimited, status: 429, retryAfter: 61))
    let refusal = await gate.spend().refusal
    #expect(refusal?.notBefore == clock.unix + 61)
    #expect(clock.now.offset == .seconds(60))
  }

  @Test("refuses whoever waited for a turn when a cool-down came meanwhile, and takes nothing for it")
  func cameBetween() async throws {
    let clock = VirtualClock()
    let holder = Mutex<UpstreamGate?>(nil)
    // The wall clock is asked for at every refusal only: what comes between comes through the sleep.
    let time = SyncTime(
      clock: InterruptedClock(clock) {
        _ = holder.withLock { $0 }?.note(
          .failed(.rateLimited, status: 429, retryAfter: 600))
      }, now: { clock.unix }, today: { "" })
    let gate = UpstreamGate(GateLimits(requestsPerSecond: 1, requestsPerDay: 10), time: time)
    try await gate.pass(.live, to: .vclaim)
    holder.withLock { $0 = gate }
    await #expect { try await gate.pass(.live, to: .vclaim) } throws: { ($0 as? GateRefusal)?.kind == .coolDown }
    #expect(gate.state.withLock { $0.budget.live } == 1)
    holder.withLock { $0 = nil }
  }

  @Test("never lets more than the budget pass in 24 hours, however often the program is killed or restarted")
  func restarts() async throws {
    for isKilled in [true, false] {
      let trial = try GateTrial(requestsPerDay: 1_000)
      var passed: [Int64] = []
      var generator = Chance(state: 5)
      for _ in 0..<300 {
        let clock = trial.clock
        let count = Int.random(in: 1...60, using: &generator)
        passed += try await trial.run(isKilled: isKilled) { gate in
          await gate.spend(Bool.random(using: &generator) ? .pull : .live, most: count).passed
        }.times(clock.unix)
        try await trial.pass(Int64.random(in: 0...1_800, using: &generator))
      }
      for index in passed.indices.dropFirst(1_000) { #expect(passed[index] - passed[index - 1_000] >= day) }
      #expect(passed.count > 2_500, "\(passed.count)")
    }
  }

  @Test("keeps the budget when the wall clock jumps by years, either way, while it runs and between two runs")
  func clockJumps() async throws {
    let years = 5 * 365 * day
    let trial = try GateTrial(requestsPerDay: 100)
    try await trial.run { gate in
      #expect(await gate.spend().passed == 90)
      for jump in [years, -years, 0] {
        trial.clock.setWall(wrongBy: jump)
        #expect(await gate.spend().passed == 0)
      }
      trial.clock.setWall(wrongBy: years)
    }
    // Set back between two runs: what lies in the future counts, and not for ever.
    trial.clock.setWall(wrongBy: 0)
    try await trial.run { #expect(await $0.spend().passed == 0) }
    trial.clock.setWall(wrongBy: -years)
    try await trial.run { gate in
      let refusal = await gate.spend().refusal
      #expect(refusal?.kind == .budgetSpent)
      #expect((refusal?.notBefore ?? 0) - trial.clock.unix <= 25 * hour)
    }
    try await trial.pass(25 * hour)
    try await trial.run { #expect(await $0.spend().passed == 90) }
  }

  @Test("knows what was spent by a clock that was years behind and is right since, also after a restart")
  func clockMended() async throws {
    let trial = try GateTrial(requestsPerDay: 100)
    trial.clock.setWall(wrongBy: -50 * 365 * day)
    try await trial.run { gate in
      #expect(await gate.spend().passed == 90)
      trial.clock.setWall(wrongBy: 0)
    }
    try await trial.run { #expect(await $0.spend().passed == 0) }
  }

  @Test("goes on cooling after a restart, ends at its time, and no clock makes it longer or last for ever")
  func keptCoolDown() async throws {
    let years = 5 * 365 * day
    let trial = try GateTrial()
    try await trial.run(isKilled: true) { gate in
      #expect(gate.note(.failed(.unavailable, status: 503, retryAfter: Int(6 * hour))))
      await gate.save()
    }
    try await trial.pass(hour)
    try await trial.run { gate in
      #expect(gate.coolDowns.map { $0.until - trial.clock.unix } == [5 * hour])
      #expect(gate.coolDowns.map(\.httpStatus) == [503])
      #expect(await gate.spend().refusal?.notBefore == trial.clock.unix + 5 * hour)
    }
    trial.clock.setWall(wrongBy: -years)
    try await trial.run { gate in
      #expect(gate.coolDowns.map { $0.until - trial.clock.unix } == [6 * hour])
      trial.clock.setWall(wrongBy: years)
      #expect(gate.coolDowns.map { $0.until - trial.clock.unix } == [6 * hour])
      trial.clock.setWall(wrongBy: 0)
    }
    try await trial.pass(6 * hour)
    try await trial.run { gate in
      #expect(gate.coolDowns == [])
      #expect(await gate.spend(most: 3).passed == 3)
    }
  }

  @Test("forgets a refusal of other credentials, and no other cool-down; clearing ends all for good")
  func otherCredentials() async throws {
    let trial = try GateTrial()
    try await trial.run { gate in
      #expect(gate.note(.failed(.credentialsRefused, status: 401)))
      #expect(gate.note(.failed(.rateLimited, status: 429, retryAfter: 7_200, of: .antrean)))
    }
    try await trial.run { #expect($0.coolDowns.map(\.service) == ["vclaim", "antrean"]) }
    trial.credentials = "two"
    try await trial.run { gate in
      #expect(gate.coolDowns.map(\.service) == ["antrean"])
      #expect(await gate.clear().map(\.service) == ["antrean"])
      #expect(gate.coolDowns == [])
    }
    trial.credentials = "one"
    try await trial.run { #expect($0.coolDowns == []) }
  }

  @Test("what a pull is refused that goes on with the old credentials is no refusal of the new ones")
  func oldCredentials() async throws {
    let trial = try GateTrial()
    try await trial.run { gate in
      gate.change(to: GateLimits(requestsPerSecond: 1_000, requestsPerDay: 100), credentials: "two")
      var refused = VClaimError(.credentialsRefused, "as scripted")
      refused.httpStatus = 401
      #expect(!gate.note(UpstreamOutcome(refused, of: .vclaim, with: "one")))
      #expect(gate.coolDowns == [])
      #expect(gate.note(UpstreamOutcome(refused, of: .vclaim, with: "two")))
      #expect(gate.coolDowns.map(\.code) == ["credentials_refused"])
    }
    // A program that is started anew with the new ones keeps to what these were told.
    trial.credentials = "two"
    try await trial.run { #expect($0.coolDowns.map(\.service) == ["vclaim"]) }
  }

  @Test("a configuration that is read again ends a refusal of credentials, and no other cool-down")
  func changed() async throws {
    let trial = try GateTrial(requestsPerDay: 100)
    try await trial.run { gate in
      #expect(await gate.spend(.live).passed == 100)
      _ = gate.note(.failed(.credentialsRefused, status: 403))
      _ = gate.note(.failed(.rateLimited, status: 429, retryAfter: 600, of: .aplicares))
      gate.change(to: GateLimits(requestsPerSecond: 1_000, requestsPerDay: 110), credentials: "one")
      #expect(gate.coolDowns.map(\.service) == ["aplicares"])
      #expect(await gate.spend(.live).passed == 10)
    }
  }

  @Test("goes on within its budget where the file cannot be written")
  func fileGone() async throws {
    let trial = try GateTrial(requestsPerDay: 1_000)
    try await trial.run { gate in
      await gate.file?.close()
      #expect(await gate.spend(.live).passed == 1_000)
    }
  }
}

extension Int {
  /// As many moments, all the same.
  fileprivate func times(_ moment: Int64) -> [Int64] { Array(repeating: moment, count: self) }
}

/// A clock in whose sleeps something happens.
private struct InterruptedClock: Clock {
  private let clock: VirtualClock
  private let event: @Sendable () -> Void

  init(_ clock: VirtualClock, _ event: @escaping @Sendable () -> Void) {
    self.clock = clock
    self.event = event
  }

  var now: VirtualClock.Instant { clock.now }
  var minimumResolution: Duration { clock.minimumResolution }

  func sleep(until deadline: VirtualClock.Instant, tolerance: Duration?) async throws {
    event()
    try await clock.sleep(until: deadline, tolerance: tolerance)
  }
}
