/// Spaces requests evenly, and knows no clock.
///
/// A pause saves nothing up. What is kept is the moment from which on the next request may go out, so that any number of
/// callers may wait at once, in their order.
struct Pace {
  private var interval: Duration
  private var next = Duration.zero

  /// Begins with a turn that is free.
  init(_ limits: GateLimits) {
    interval = .seconds(1) / limits.requestsPerSecond
  }

  /// Changes the rate, for all who ask from now on.
  mutating func change(to limits: GateLimits) {
    interval = Pace(limits).interval
  }

  /// Takes the next turn.
  ///
  /// - Parameters:
  ///   - now: Monotonic time, always of the same clock.
  ///   - limit: The longest wait, or nil for any.
  /// - Returns: When the request may go out; nil, and no turn taken, when that is too late.
  mutating func turn(at now: Duration, within limit: Duration?) -> Duration? {
    let turn = max(next, now)
    if let limit, turn - now > limit { return nil }
    next = turn + interval
    return turn
  }
}
