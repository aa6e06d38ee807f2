package import ReferenceStore
package import StateFile
internal import Synchronization
package import VClaim

/// How gate and services stand at one moment.
package struct GateReport: Sendable {
  /// How the services do.
  package let upstream: UpstreamStatus
  /// What is left of the budget.
  package let budget: BudgetStatus
  /// The breaker of each service that has been asked.
  package let breakers: [BPJSService: BreakerPhase]

  /// Reports from what the file keeps, where no daemon can be asked.
  ///
  /// - Parameters:
  ///   - kept: What the file keeps.
  ///   - requestsPerDay: The budget that the configuration allows.
  ///   - now: The wall clock, in unix seconds.
  package init(_ kept: KeptGate, requestsPerDay: Int, now: Int64) {
    self.init(
      GateState(
        GateLimits(requestsPerSecond: 1, requestsPerDay: requestsPerDay), kept: kept, credentials: nil, at: .zero,
        wall: now), isLive: false, at: .zero, wall: now)
  }

  init(_ state: GateState, isLive: Bool, at now: Duration, wall: Int64) {
    let coolDowns = BPJSService.allCases.compactMap { service in
      state.obstacle(to: service, at: now)?.told(of: service, at: now, wall: wall)
    }
    let isFailing = state.health.values.contains { $0.isFailing }
    upstream = UpstreamStatus(coolDowns, otherwise: !isLive ? .unknown : isFailing ? .failing : .good)
    breakers = state.health.mapValues(\.breaker.phase)
    var spending = state.budget
    spending.advance(to: now)
    let freeAt = spending.freeAt(for: .pull, at: now)
    budget = BudgetStatus(
      limit: spending.limit, spent: spending.pulls + spending.live, spentLive: spending.live,
      left: spending.left(for: .live), leftForPulls: spending.left(for: .pull), keptBack: spending.reserve,
      freeAt: freeAt.flatMap { $0 > now ? wall + ($0 - now).wholeSecondsUp : nil })
  }
}

extension UpstreamGate {
  /// How gate and services stand at the moment.
  package var report: GateReport {
    GateReport(state.withLock { $0 }, isLive: true, at: time.elapsed(), wall: time.now())
  }

  /// What makes every pull from a service fail at the moment.
  ///
  /// - Parameter service: The service.
  /// - Returns: The refusal; nil where there is none, or a cool-down so short that a pull waits for it.
  func refusal(ofPullsFrom service: BPJSService) -> GateRefusal? {
    let now = time.elapsed()
    guard let cooling = state.withLock({ $0.obstacle(to: service, at: now) }),
      cooling.kind != .askedFor || cooling.until - now > Self.longestWait
    else { return nil }
    return .coolDown(cooling.told(of: service, at: now, wall: time.now()), now: time.now())
  }
}
