internal import ReferenceStore
internal import StateFile
internal import VClaim

/// All that the gate remembers, as a value that knows no clock: pace, budget, and how each service did.
struct GateState {
  /// What becomes of a request that wants to go out.
  enum Step {
    /// It goes out at that moment, unless something comes between.
    case goes(GateTicket, at: Duration)
    case late
    case budgetSpent(freeAt: Duration?)
    case cooling(Cooling)
    /// The file must first know of more requests than there were.
    case uncovered
  }

  private(set) var budget: HourlyBudget
  private(set) var health: [BPJSService: ServiceHealth]
  private var pace: Pace
  private var cover: SpendingCover
  /// What tells the credentials from others.
  private var credentials: String

  /// Goes on from what the file kept.
  ///
  /// - Parameters:
  ///   - limits: Rate and budget.
  ///   - kept: What the file kept; nil for a gate that keeps nothing.
  ///   - credentials: What tells the credentials from others: a refusal of others is no matter any more; nil to take each.
  ///   - now: Monotonic time.
  ///   - wall: The wall clock, in unix seconds.
  init(_ limits: GateLimits, kept: KeptGate?, credentials: String?, at now: Duration, wall: Int64) {
    self.credentials = credentials ?? ""
    pace = Pace(limits)
    cover = SpendingCover(limit: limits.requestsPerDay, isNeeded: kept != nil)
    // What lies in the future was spent by a clock that was wrong: it counts from now on.
    let hours = (kept?.spent ?? []).map { hour in
      let age = min(max(0, wall.subtractingOrZero(hour.began)), 7 * 86_400)
      return HourlyBudget.Hour(began: now - .seconds(age), pulls: hour.pulls, live: hour.live)
    }
    budget = HourlyBudget(limit: limits.requestsPerDay, hours: hours)
    health = [:]
    for kept in kept?.coolDowns ?? []
    where credentials == nil || kept.credentials == nil || kept.credentials == credentials {
      guard let service = BPJSService(rawValue: kept.coolDown.service) else { continue }
      health[service] = ServiceHealth(Cooling(kept, at: now, wall: wall))
    }
  }

  /// Goes on by other limits, and forgets that credentials were refused: somebody has just looked at the configuration.
  mutating func change(to limits: GateLimits, credentials: String) {
    pace.change(to: limits)
    cover.change(limit: limits.requestsPerDay)
    budget.limit = limits.requestsPerDay
    self.credentials = credentials
    for (service, health) in health where health.cooling?.kind == .credentials {
      self.health[service] = ServiceHealth()
    }
  }

  func obstacle(to service: BPJSService, at now: Duration) -> Cooling? { health[service]?.obstacle(at: now) }

  /// Lets a request pass, or says why not.
  mutating func admit(
    _ caller: GateCaller, to service: BPJSService, at now: Duration, within limit: Duration?
  ) -> Step {
    if let cooling = obstacle(to: service, at: now) { return .cooling(cooling) }
    budget.advance(to: now)
    guard budget.left(for: caller) > 0, let hour = budget.hours.last?.began else {
      return .budgetSpent(freeAt: budget.freeAt(for: caller, at: now))
    }
    guard cover.reaches(hour: hour) else { return .uncovered }
    guard let turn = pace.turn(at: now, within: limit) else { return .late }
    _ = budget.take(caller, at: now)
    cover.use()
    let verdict = health[service, default: ServiceHealth()].admit(at: now)
    return .goes(GateTicket(caller: caller, service: service, hour: hour, isProbe: verdict == .probes), at: turn)
  }

  /// What has come between a request and its turn.
  func obstacle(to ticket: GateTicket, at now: Duration) -> Cooling? {
    guard let cooling = obstacle(to: ticket.service, at: now) else { return nil }
    // The probe itself is what the breaker waits for.
    return ticket.isProbe && health[ticket.service]?.cooling != cooling ? nil : cooling
  }

  /// Takes back what was not sent.
  mutating func giveBack(_ ticket: GateTicket, at now: Duration) {
    budget.giveBack(ticket.caller, toHourOf: ticket.hour)
    if ticket.isProbe { health[ticket.service]?.withdraw(at: now) }
  }

  /// Takes note of what a request told.
  mutating func note(_ outcome: UpstreamOutcome, at now: Duration, chance: Double) {
    health[outcome.service, default: ServiceHealth()].note(outcome, credentials: credentials, at: now, chance: chance)
  }

  /// Forgets why services were left alone; the budget stays.
  mutating func clear() { health = [:] }

  /// What is to be kept in the file.
  ///
  /// - Parameters:
  ///   - ahead: Whether to count requests in advance, that may then be taken without another word to the file.
  ///   - now: Monotonic time.
  ///   - wall: The wall clock, in unix seconds.
  /// - Returns: What to keep, and what ``didKeep(_:)`` is to be told once it is kept.
  mutating func kept(ahead: Bool, at now: Duration, wall: Int64) -> (KeptGate, SpendingCover.Advance?) {
    budget.advance(to: now)
    let advance = ahead ? budget.hours.last.map { cover.advance(hour: $0.began) } : nil
    if advance == nil { cover.end() }
    var spent = budget.hours.map { hour in
      KeptGate.Hour(began: wall - (now - hour.began).components.seconds, pulls: hour.pulls, live: hour.live)
    }
    if let advance { spent[spent.count - 1].pulls += advance.requests }
    let coolDowns = BPJSService.allCases.compactMap { service -> KeptCoolDown? in
      guard let cooling = health[service]?.cooling, now < cooling.until else { return nil }
      return KeptCoolDown(cooling.told(of: service, at: now, wall: wall), credentials: cooling.credentials)
    }
    return (KeptGate(spent: spent.filter { $0.pulls + $0.live > 0 }, coolDowns: coolDowns), advance)
  }

  /// Lets some requests pass that the file does not count, because it cannot be written.
  mutating func goOnUnkept(at now: Duration) {
    budget.advance(to: now)
    guard let hour = budget.hours.last?.began else { return }
    cover.reach(cover.advance(hour: hour))
  }

  /// Lets requests pass that the file counts already.
  mutating func didKeep(_ advance: SpendingCover.Advance) { cover.reach(advance) }
}
