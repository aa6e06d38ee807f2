/// How many requests may still go out, counted by the hour: never more than the limit within any 24 hours.
///
/// Time here is monotonic: a wall clock that is set forward cannot open the budget, and one that is set back cannot keep
/// it closed. An hour begins with its first request and is forgotten 24 hours after its end, so that none of its requests
/// is forgotten too early. A tenth of the limit is kept back for look-ups: pulls alone cannot use it up.
struct HourlyBudget {
  /// What was asked within one hour.
  struct Hour: Equatable {
    /// When its first request was taken; negative for one before the program started.
    var began: Duration
    var pulls = 0
    var live = 0

    var total: Int { pulls + live }
  }

  private static let hour = Duration.seconds(3_600)
  private static let memory = Duration.seconds(25 * 3_600)

  /// The most requests within 24 hours; what is spent stays spent when it changes.
  var limit: Int
  /// The hours that count, oldest first.
  private(set) var hours: [Hour]

  /// Makes a budget.
  ///
  /// - Parameters:
  ///   - limit: The most requests within 24 hours, at least 1.
  ///   - hours: What was spent already.
  init(limit: Int, hours: [Hour] = []) {
    self.limit = limit
    self.hours = hours.sorted { $0.began < $1.began }
  }

  /// How many requests are kept back for look-ups.
  var reserve: Int { limit > 1 ? max(1, limit / 10) : 0 }

  var pulls: Int { hours.map(\.pulls).reduce(0, +) }
  var live: Int { hours.map(\.live).reduce(0, +) }

  /// How many more requests the caller could take now, what is forgotten by then left out.
  func left(for caller: GateCaller) -> Int {
    switch caller {
    case .live: max(0, limit - pulls - live)
    case .pull: max(0, limit - pulls - max(live, reserve))
    }
  }

  /// Begins a new hour where the last one is over, and forgets what is long ago.
  mutating func advance(to now: Duration) {
    hours.removeAll { $0.began + Self.memory <= now }
    if hours.last.map({ now >= $0.began + Self.hour }) ?? true { hours.append(Hour(began: now)) }
  }

  /// Takes one request out of the budget.
  ///
  /// - Returns: Whether there was one left.
  mutating func take(_ caller: GateCaller, at now: Duration) -> Bool {
    advance(to: now)
    guard left(for: caller) > 0 else { return false }
    add(1, caller, to: hours.count - 1)
    return true
  }

  /// Puts back a request that was taken and not sent.
  ///
  /// - Parameters:
  ///   - caller: Who took it.
  ///   - began: When the hour began from which it was taken.
  mutating func giveBack(_ caller: GateCaller, toHourOf began: Duration) {
    guard let index = hours.lastIndex(where: { $0.began == began }) else { return }
    add(-1, caller, to: index)
  }

  /// When the caller may take a request, if nobody else takes one.
  ///
  /// - Returns: `now` where there is one left; nil where there will never be one.
  func freeAt(for caller: GateCaller, at now: Duration) -> Duration? {
    var rest = self
    rest.hours.removeAll { $0.began + Self.memory <= now }
    var moment = now
    while rest.left(for: caller) == 0 {
      guard !rest.hours.isEmpty else { return nil }
      moment = rest.hours.removeFirst().began + Self.memory
    }
    return moment
  }

  private mutating func add(_ count: Int, _ caller: GateCaller, to index: Int) {
    switch caller {
    case .pull: hours[index].pulls += count
    case .live: hours[index].live += count
    }
  }
}
