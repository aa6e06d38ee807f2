/// Spaces requests evenly: a token bucket that knows no clock.
///
/// A token comes back every 1/rate seconds and at most `burst` of them are kept. The bucket is held as one instant, the
/// moment at which it would be full again, so that any number of callers may wait at once, in their order.
struct Pace {
  private var interval: Duration
  private var tolerance: Duration
  private var fullAt = Duration.zero

  /// Makes a full bucket.
  init(_ limits: GateLimits) {
    interval = .seconds(1) / limits.requestsPerSecond
    tolerance = interval * (limits.burst - 1)
  }

  /// Changes the rate, for all who ask from now on.
  mutating func change(to limits: GateLimits) {
    let other = Pace(limits)
    (interval, tolerance) = (other.interval, other.tolerance)
  }

  /// Takes the next token.
  ///
  /// - Parameters:
  ///   - now: Monotonic time, always of the same clock.
  ///   - limit: The longest wait, or nil for any.
  /// - Returns: When the request may go out; nil, and no token taken, when that is too late.
  mutating func turn(at now: Duration, within limit: Duration?) -> Duration? {
    let turn = max(fullAt - tolerance, now)
    if let limit, turn - now > limit { return nil }
    fullAt = max(fullAt, now) + interval
    return turn
  }
}
