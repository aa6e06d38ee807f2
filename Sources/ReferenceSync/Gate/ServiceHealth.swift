internal import VClaim

/// How one service did of late: what forbids to ask it, and what ends that.
struct ServiceHealth {
  /// The client corrects a wrong clock by three answers: one more refusal is of the credentials, whatever the clock.
  private static let refusalsWithWrongClock = 4
  /// From so many seconds on a wrong clock may be why credentials are refused.
  private static let wrongClock: UInt64 = 60

  private(set) var breaker = Breaker()
  private(set) var cooling: Cooling?
  private var refusals = 0
  private var lastFailure = (code: "", httpStatus: Int?.none)

  init(_ cooling: Cooling? = nil) { self.cooling = cooling }

  /// What forbids to ask it now; the longer one where there are two.
  func obstacle(at now: Duration) -> Cooling? {
    let cooling = cooling.flatMap { now < $0.until ? $0 : nil }
    guard let until = breaker.closedUntil(at: now), until > cooling?.until ?? .zero else { return cooling }
    return Cooling(
      .outage, "\(Breaker.failures) requests in a row failed; single ones find out whether it is back",
      code: lastFailure.code,
      httpStatus: lastFailure.httpStatus, since: breaker.openedAt ?? now, until: until)
  }

  /// Whether its last request failed.
  var isFailing: Bool { breaker.failuresInARow > 0 || breaker.openedAt != nil }

  mutating func admit(at now: Duration) -> Breaker.Verdict { breaker.admit(at: now) }

  mutating func withdraw(at now: Duration) { breaker.withdrew(at: now) }

  /// Takes note of what a request told.
  ///
  /// - Parameters:
  ///   - outcome: What it told.
  ///   - credentials: What tells the credentials from others.
  ///   - now: Monotonic time.
  ///   - chance: A random number, 0 up to but not including 1.
  mutating func note(_ outcome: UpstreamOutcome, credentials: String, at now: Duration, chance: Double) {
    switch outcome.kind {
    case .answered:
      breaker.succeeded()
      refusals = 0
    case .outage:
      lastFailure = (outcome.code?.rawValue ?? "", outcome.httpStatus)
      breaker.failed(at: now, chance: chance)
    case .credentialsRefused:
      breaker.succeeded()
      // A pull goes on with the credentials that it began with: what they are refused says nothing of those in force.
      if let used = outcome.credentials, used != credentials { break }
      refusals += 1
      let skew = outcome.clockSkew.flatMap { $0.magnitude > Self.wrongClock ? $0 : nil }
      guard skew == nil || refusals >= Self.refusalsWithWrongClock else { return }
      let clock = skew.map { "; this machine's clock is \($0.magnitude) s \($0 > 0 ? "ahead of" : "behind") its own" }
      cool(
        .credentials, "it refuses the credentials\(clock ?? "")", outcome, for: Cooling.afterRefusal,
        credentials: credentials,
        at: now)
    case .nothing:
      breaker.withdrew(at: now)
    }
    if let asked = outcome.retryAfter, asked > .zero {
      let length = min(asked, Cooling.longest)
      cool(
        .askedFor, "it asks to be left alone for \(length.wholeSecondsUp) s (Retry-After)", outcome, for: length,
        at: now)
    }
  }

  private mutating func cool(
    _ kind: Cooling.Kind, _ reason: String, _ outcome: UpstreamOutcome, for length: Duration,
    credentials: String? = nil, at now: Duration
  ) {
    let present = cooling.flatMap { now < $0.until ? $0 : nil }
    if let present, present.until >= now + length { return }
    cooling = Cooling(
      kind, reason, code: outcome.code?.rawValue ?? "", httpStatus: outcome.httpStatus, credentials: credentials,
      since: present?.since ?? now, until: now + length)
  }
}
