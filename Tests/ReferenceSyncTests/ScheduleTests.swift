import Testing
import VClaim

@testable import ReferenceStore
@testable import ReferenceSync

@Suite("The plan of the schedule")
struct SyncPlanTests {
  let now: Int64 = 1_800_000_000
  let intervals: [Dataset: SyncConfiguration.Interval] = [
    .polyclinics: .init(every: 86_400, maxStale: nil), .diagnoses: .init(every: 604_800, maxStale: nil),
  ]

  private func status(_ dataset: Dataset, asOf: Int64?, error: String? = nil) -> DatasetStatus {
    DatasetStatus(
      dataset: dataset.name, state: .fresh, generation: 1, rowCount: 1, asOf: asOf, attemptedAt: asOf, nextAt: nil,
      maxStale: nil, lastError: error)
  }

  private func plan(_ statuses: [DatasetStatus]) -> SyncPlan {
    SyncPlan([.polyclinics, .diagnoses], intervals: intervals, statuses: statuses, now: now, backoff: RetryBackoff())
  }

  @Test("is due at start for what was never confirmed, is too old, or failed last")
  func atStart() {
    #expect(plan([]).due(at: now) == [.polyclinics, .diagnoses])
    let fresh = plan([status(.polyclinics, asOf: now - 86_400), status(.diagnoses, asOf: now - 86_400)])
    #expect(fresh.due(at: now) == [.polyclinics])
    #expect(fresh.next?.nextAt == now)
    let failed = plan([status(.polyclinics, asOf: now), status(.diagnoses, asOf: now, error: "cut")])
    #expect(failed.due(at: now) == [.diagnoses])
  }

  @Test("takes a confirmation that lies in the future for one of now")
  func future() {
    let plan = plan([status(.polyclinics, asOf: now + 1_000_000), status(.diagnoses, asOf: now)])
    #expect(plan.next?.nextAt == now + 86_400)
  }

  @Test("is never further away than the last wait, whatever the wall clock does")
  func setBack() {
    var plan = plan([status(.polyclinics, asOf: now), status(.diagnoses, asOf: now)])
    let yearAgo = now - 365 * 86_400
    plan.clamp(at: yearAgo)
    #expect(plan.entries.map(\.nextAt) == [yearAgo + 86_400, yearAgo + 604_800])
    // What the service asked for stays, though it is longer than the interval.
    var generator: any RandomNumberGenerator & Sendable = Chance(state: 1)
    var answer = VClaimError(.rateLimited, "too many requests")
    answer.retryAfter = .seconds(86_400)
    let error = SyncError(answer, dataset: .polyclinics, endpoint: "x")
    var hourly = SyncPlan(
      [.polyclinics], intervals: [.polyclinics: .init(every: 3_600, maxStale: nil)], statuses: [], now: now,
      backoff: RetryBackoff())
    _ = hourly.record(
      SyncResult(dataset: .polyclinics, outcome: .failed(error, published: nil), requests: 1, duration: .zero),
      at: now, using: &generator)
    hourly.clamp(at: now)
    #expect(hourly.next?.nextAt == now + 86_400)
  }

  @Test("retries under a ceiling that doubles to an hour, and never later than the interval")
  func backoff() {
    var plan = plan([])
    var generator: any RandomNumberGenerator & Sendable = Chance(state: 1)
    let error = SyncError(VClaimError(.unreachable, "no connection"), dataset: .diagnoses, endpoint: "x")
    let failed = SyncResult(
      dataset: .diagnoses, outcome: .failed(error, published: nil), requests: 1, duration: .zero)
    var delays: [Int64] = []
    for _ in 0..<40 { delays.append((plan.record(failed, at: now, using: &generator) ?? 0) - now) }
    for (number, delay) in delays.enumerated() {
      #expect((1...min(60 << Int64(min(number, 6)), 3_600)).contains(delay))
    }
    #expect(Set(delays).count > 30)
  }

  @Test("leaves the service alone for as long as it asks")
  func retryAfter() {
    var generator: any RandomNumberGenerator & Sendable = Chance(state: 2)
    var answer = VClaimError(.rateLimited, "too many requests")
    answer.retryAfter = .seconds(5_000)
    let error = SyncError(answer, dataset: .diagnoses, endpoint: "x")
    #expect(RetryBackoff().delay(after: 1, error, every: 86_400, now: 0, using: &generator) == 5_000)
    #expect(RetryBackoff().delay(after: 1, error, every: 600, now: 0, using: &generator) == 5_000)
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
