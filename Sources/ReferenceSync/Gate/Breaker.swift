/// Leaves a service alone that is down: after some failures in a row it opens, and then lets single probes through.
///
/// The first success closes it. Between two probes passes a time that chance draws under a ceiling ("full jitter"), which
/// doubles with every probe that fails and has an end: a service that comes back is always found again. It knows no clock.
struct Breaker {
  /// What becomes of a request.
  enum Verdict: Equatable {
    case passes
    /// It passes alone, to find out whether the service is back.
    case probes
    case refused(until: Duration)
  }

  private enum State {
    case closed(failures: Int)
    case open(until: Duration)
    case probing(since: Duration)
  }

  /// So many failures in a row open it.
  static let failures = 5
  private static let firstCeiling = Duration.seconds(60)
  private static let greatestCeiling = Duration.seconds(1_800)
  private static let least = Duration.seconds(1)
  /// A probe of which nothing was heard for so long is lost, and the next one may go.
  static let patience = Duration.seconds(120)

  private var state = State.closed(failures: 0)
  private var ceiling = firstCeiling
  /// When it opened, for what is told of it; nil while it is closed.
  private(set) var openedAt: Duration?

  /// In which state it is.
  var phase: BreakerPhase {
    switch state {
    case .closed: .closed
    case .open: .open
    case .probing: .probing
    }
  }

  /// Failures in a row while it is closed.
  var failuresInARow: Int { if case .closed(let failures) = state { failures } else { 0 } }

  /// Until when nothing passes; nil where something may.
  func closedUntil(at now: Duration) -> Duration? {
    switch state {
    case .closed: nil
    case .open(let until): now < until ? until : nil
    case .probing(let since): now < since + Self.patience ? since + Self.patience : nil
    }
  }

  /// Judges a request that wants to go out now.
  mutating func admit(at now: Duration) -> Verdict {
    if case .closed = state { return .passes }
    if let until = closedUntil(at: now) { return .refused(until: until) }
    state = .probing(since: now)
    return .probes
  }

  /// The service answered, whatever it said.
  mutating func succeeded() {
    state = .closed(failures: 0)
    ceiling = Self.firstCeiling
    openedAt = nil
  }

  /// A request failed that an outage makes fail.
  ///
  /// - Parameters:
  ///   - now: Monotonic time.
  ///   - chance: A random number, 0 up to but not including 1.
  mutating func failed(at now: Duration, chance: Double) {
    switch state {
    case .closed(let failures) where failures + 1 < Self.failures: state = .closed(failures: failures + 1)
    case .closed, .probing:
      openedAt = openedAt ?? now
      state = .open(until: now + max(Self.least, ceiling * chance))
      ceiling = min(ceiling * 2, Self.greatestCeiling)
    // One that was on its way when it opened tells nothing new.
    case .open: break
    }
  }

  /// A probe was not sent, or nothing can be said of it: the next one may go at once.
  mutating func withdrew(at now: Duration) {
    if case .probing = state { state = .open(until: now) }
  }
}
