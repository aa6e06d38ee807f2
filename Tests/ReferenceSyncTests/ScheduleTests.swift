import StateFile
import Testing
import VClaim

@testable import ReferenceStore
@testable import ReferenceSync

@Suite("The plan of the schedule")
struct SyncPlanTests {
  let now: Int64 = 1_800_000_000
  let day: Int64 = 86_400
  let intervals: [Dataset: SyncConfiguration.Interval] = [
    .polyclinics: .init(every: 86_400, maxStale: 3 * 86_400), .diagnoses: .init(every: 604_800, maxStale: nil),
  ]

  /// A moment so many seconds after the start, by the monotonic clock; the day begins with `now`.
  private func at(_ seconds: Int64, wrongBy error: Int64 = 0) -> ScheduleMoment {
    let now = now
    return ScheduleMoment(
      now: now + seconds + error, elapsed: .seconds(seconds),
      secondOfDay: { (($0 - now) % 86_400 + 86_400) % 86_400 })
  }

  private func status(_ dataset: Dataset, asOf: Int64?, error: String? = nil) -> DatasetStatus {
    DatasetStatus(
      dataset: dataset.name, state: .fresh, generation: 1, rowCount: 1, asOf: asOf, attemptedAt: asOf, nextAt: nil,
      maxStale: nil, lastError: error)
  }

  private func plan(
    _ statuses: [DatasetStatus], kept: [DueTime] = [], window: PullWindow? = nil
  ) -> SyncPlan {
    var policy = SchedulePolicy(machine: "test")
    policy.window = window
    return SyncPlan(
      [.polyclinics, .diagnoses], intervals: intervals, policy: policy,
      statuses: statuses, dueTimes: kept, at: at(0))
  }

  private func failed(_ dataset: Dataset, _ code: VClaimError.Code, after: Duration? = nil) -> SyncResult {
    var answer = VClaimError(code, "no")
    answer.retryAfter = after
    let error = SyncError(answer, dataset: dataset, endpoint: "x")
    return SyncResult(dataset: dataset, outcome: .failed(error, published: nil), requests: 1, duration: .zero)
  }

  private func confirmed(_ dataset: Dataset) -> SyncResult {
    let publication = Publication(generation: 1, added: 0, changed: 0, removed: 0, total: 1)
    return SyncResult(dataset: dataset, outcome: .unchanged(publication), requests: 1, duration: .zero)
  }

  @Test("is due at start for what was never confirmed, is too old, or failed last")
  func atStart() {
    #expect(plan([]).due(at: at(0)) == [.polyclinics, .diagnoses])
    let fresh = plan([status(.polyclinics, asOf: now - day), status(.diagnoses, asOf: now - day)])
    #expect(fresh.due(at: at(0)) == [.polyclinics])
    #expect(fresh.next(at: at(0))?.begins == .zero)
    let failed = plan([status(.polyclinics, asOf: now), status(.diagnoses, asOf: now, error: "cut")])
    #expect(failed.due(at: at(0)) == [.diagnoses])
  }

  @Test("takes up what was kept: not sooner for a failure that passes, at once for one that somebody has to mend")
  func kept() {
    let statuses = [status(.polyclinics, asOf: now - 9 * day), status(.diagnoses, asOf: now - 9 * day, error: "down")]
    let polyclinics = DueTime(.polyclinics, dueAt: now + 50, wait: 100, every: day)
    var diagnoses = DueTime(.diagnoses, dueAt: now + 70, wait: 900, every: 604_800, failures: 4)
    let plan = plan(statuses, kept: [polyclinics, diagnoses])
    #expect(plan.due(at: at(49)).isEmpty)
    #expect(plan.due(at: at(50)) == [.polyclinics])
    #expect(plan.due(at: at(70)) == [.polyclinics, .diagnoses])
    #expect(plan.nextPulls(at: at(0)).map(\.due.failures) == [0, 4])
    diagnoses.isUrgent = true
    #expect(self.plan(statuses, kept: [polyclinics, diagnoses]).due(at: at(0)) == [.diagnoses])
  }

  @Test("does not believe what was kept for another interval or another file")
  func outdated() {
    let kept = [DueTime(.polyclinics, dueAt: now + 900_000, wait: 900_000, every: 1_000_000)]
    let plan = plan([status(.polyclinics, asOf: now - 10), status(.diagnoses, asOf: now)], kept: kept)
    #expect(plan.next(at: at(0))?.begins == .seconds(day - 10))
    let same = [DueTime(.polyclinics, dueAt: now + 80_000, wait: 86_400, every: day)]
    #expect(self.plan([status(.diagnoses, asOf: now)], kept: same).due(at: at(0)) == [.polyclinics])
  }

  @Test("takes a confirmation or a due time that lies in the future for one of now")
  func future() {
    let wrong = plan([status(.polyclinics, asOf: now + 1_000_000), status(.diagnoses, asOf: now)])
    #expect(wrong.next(at: at(0))?.begins == .seconds(day))
    let kept = [DueTime(.polyclinics, dueAt: now + 100 * day, wait: 500, every: day)]
    let back = plan([status(.polyclinics, asOf: now), status(.diagnoses, asOf: now)], kept: kept)
    #expect(back.next(at: at(0))?.begins == .seconds(500))
  }

  @Test("is due by the monotonic clock, whatever the wall clock does, and tells that it was set", arguments: [-5, 5])
  func clockSet(years: Int64) {
    let error = years * 365 * day
    var plan = plan([status(.polyclinics, asOf: now), status(.diagnoses, asOf: now)])
    let set = at(100, wrongBy: error)
    #expect(plan.due(at: set).isEmpty)
    let told = [at(100, wrongBy: 30), set, set].map { plan.clockWasSet(at: $0) }
    #expect(told == [false, true, false])
    #expect(plan.nextPulls(at: set).map(\.at) == [now + error + day, now + error + 604_800])
    #expect(plan.due(at: at(day, wrongBy: error)) == [.polyclinics])
  }

  @Test("counts a pull that went on from kept answers from the oldest of them; not so what is held back")
  func headStart() {
    var generator: any RandomNumberGenerator & Sendable = Chance(state: 1)
    // Never open: only what grows too old is pulled.
    let window = PullWindow(start: 0, end: 60)
    var plan = plan([status(.polyclinics, asOf: now), status(.diagnoses, asOf: now)], window: window)
    var result = confirmed(.polyclinics)
    result.duration = .seconds(60)
    result.headStart = 36_000
    let next = plan.record(result, at: at(1_000), using: &generator)
    // The machine's minute and chance: up to an hour sooner, six minutes later.
    let due = now + 1_000 - 36_060 + day
    #expect((due - 3_600...due + 360).contains(next?.due.dueAt ?? 0))
    #expect(plan.entries.first?.confirmedAt == .seconds(1_000 - 36_060))

    result.outcome = .held(published: nil)
    result.held = [
      GuardedPart(
        partition: .whole, reason: .underFloor(rows: 0, floor: 1),
        comparison: PartComparison(
          partition: .whole, kind: .complete, before: 1, after: 0, added: 0, changed: 0, removed: 1), timesSeen: 1)
    ]
    let held = plan.record(result, at: at(1_000), using: &generator)
    let again = now + 1_000 - 60 + RepetitionRule.wait(every: day)
    #expect((again - 3_600...again + 360).contains(held?.due.dueAt ?? 0))
    #expect(plan.entries.first?.confirmedAt == .seconds(1_000 - 36_060))
  }

  @Test("pulls in the window only; at once what was never pulled, and what grows too old")
  func window() {
    // Open from 22:00 to 04:00, and this machine's turn comes within the first hour.
    let window = PullWindow(start: 22 * 3_600, end: 4 * 3_600)
    var generator: any RandomNumberGenerator & Sendable = Chance(state: 1)
    var plan = plan([status(.diagnoses, asOf: now - 604_800 + 10 * 3_600)], window: window)
    #expect(plan.due(at: at(12 * 3_600)) == [.polyclinics])
    let next = plan.record(confirmed(.polyclinics), at: at(12 * 3_600), using: &generator)
    let opening = now + day + 22 * 3_600
    #expect((opening..<opening + 3_600).contains(next?.at ?? 0))
    #expect(plan.due(at: at(21 * 3_600)).isEmpty)
    #expect(plan.due(at: at(23 * 3_600)) == [.diagnoses])
    // Kept from pulling for three days, it is pulled when it is too old, in the middle of the day.
    #expect(plan.due(at: at(3 * day + 12 * 3_600 - 1)) == [])
    #expect(plan.due(at: at(3 * day + 12 * 3_600)).contains(.polyclinics))
  }

  @Test("retries under a ceiling that doubles to an hour, and never later than the interval")
  func backoff() {
    var plan = plan([])
    var generator: any RandomNumberGenerator & Sendable = Chance(state: 1)
    let failed = failed(.diagnoses, .unreachable)
    var delays: [Int64] = []
    for _ in 0..<40 { delays.append((plan.record(failed, at: at(0), using: &generator)?.at ?? 0) - now) }
    for (number, delay) in delays.enumerated() {
      #expect((1...min(60 << Int64(min(number, 6)), 3_600)).contains(delay))
    }
    #expect(Set(delays).count > 30)
  }

  @Test("keeps what a failure needs: how often, and whether somebody has to mend it")
  func keepsFailures() {
    var plan = plan([])
    var generator: any RandomNumberGenerator & Sendable = Chance(state: 1)
    #expect(plan.record(failed(.diagnoses, .unreachable), at: at(0), using: &generator)?.due.isUrgent == false)
    let refused = plan.record(failed(.diagnoses, .credentialsRefused), at: at(0), using: &generator)
    #expect(refused?.due.isUrgent == true)
    #expect(refused?.due.failures == 2)
    for (code, isUrgent) in [(.budgetSpent, true), (.coolDown, false)] as [(SyncError.Code, Bool)] {
      var error = SyncError(code, dataset: .diagnoses, endpoint: nil, reason: "spent")
      error.notBefore = now + 5_000
      let result = SyncResult(
        dataset: .diagnoses, outcome: .failed(error, published: nil), requests: 0, duration: .zero)
      let next = plan.record(result, at: at(0), using: &generator)
      #expect(next?.due.isUrgent == isUrgent)
      #expect((now + 5_000...now + 5_060).contains(next?.at ?? 0))
    }
    #expect(plan.record(confirmed(.diagnoses), at: at(0), using: &generator)?.due.failures == 0)
  }

  @Test("leaves the service alone for as long as it asks, a day at most")
  func retryAfter() {
    var generator: any RandomNumberGenerator & Sendable = Chance(state: 2)
    for (asked, every, delay) in [(5_000, 86_400, 5_000), (5_000, 600, 5_000), (90_000, 600, 86_400)]
      as [(Int64, Int64, Int64)]
    {
      let error = failed(.diagnoses, .rateLimited, after: .seconds(asked)).error
      #expect(error.map { RetryBackoff().delay(after: 1, $0, every: every, now: 0, using: &generator) } == delay)
    }
  }

  @Test("takes its time where answers keep being what they cannot be: each try reads all of them anew")
  func unbelievable() {
    var generator: any RandomNumberGenerator & Sendable = Chance(state: 2)
    let error = SyncError(.cannotTellApart, dataset: .diagnoses, endpoint: "x", reason: "the row cap hides a row")
    for _ in 0..<50 {
      #expect((1...3_600).contains(RetryBackoff().delay(after: 2, error, every: 604_800, now: 0, using: &generator)))
      #expect(
        (43_200...86_400).contains(RetryBackoff().delay(after: 3, error, every: 604_800, now: 0, using: &generator)))
      #expect((300...600).contains(RetryBackoff().delay(after: 9, error, every: 600, now: 0, using: &generator)))
    }
  }

  @Test("draws no delay that is longer than the interval")
  func shortInterval() {
    var generator: any RandomNumberGenerator & Sendable = Chance(state: 2)
    let error = SyncError(.malformedRow, dataset: .diagnoses, endpoint: "x", reason: "a row has no code")
    for _ in 0..<50 {
      #expect((1...20).contains(RetryBackoff().delay(after: 1, error, every: 20, now: 0, using: &generator)))
    }
  }
}
