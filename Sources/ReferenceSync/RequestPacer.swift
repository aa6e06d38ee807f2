internal import Synchronization

/// Spaces requests evenly: a token bucket through which every request of the daemon passes.
///
/// A token comes back every 1/rate seconds and at most `burst` of them are kept. The bucket is held as one instant, the
/// moment at which it would be full again, so that any number of callers may wait at once, in their order.
package final class RequestPacer: Sendable {
  private let burst: Int
  private let elapsed: @Sendable () -> Duration
  private let sleepUntil: @Sendable (Duration) async throws -> Void
  private let state: Mutex<(interval: Duration, fullAt: Duration)>

  /// Makes a full bucket.
  ///
  /// - Parameters:
  ///   - requestsPerSecond: The sustained rate, above 0.
  ///   - burst: How many requests may go out at once after a pause, at least 1.
  ///   - clock: The monotonic clock to measure and to wait with.
  package init(requestsPerSecond: Double, burst: Int = 1, clock: some Clock<Duration>) {
    precondition(requestsPerSecond > 0 && burst >= 1, "A pacer without a rate would never let a request pass.")
    self.burst = burst
    state = Mutex((.seconds(1) / requestsPerSecond, .zero))
    let start = clock.now
    elapsed = { start.duration(to: clock.now) }
    sleepUntil = { try await clock.sleep(until: start.advanced(by: $0), tolerance: nil) }
  }

  /// Changes the rate, for all who ask from now on.
  ///
  /// - Parameter requestsPerSecond: The sustained rate, above 0.
  package func change(to requestsPerSecond: Double) {
    state.withLock { $0.interval = .seconds(1) / requestsPerSecond }
  }

  /// Waits for the next token and takes it.
  ///
  /// - Throws: `CancellationError` when the task is cancelled before its turn; the token is then lost.
  package func waitForTurn() async throws { _ = try await waitForTurn(within: nil) }

  /// Waits for the next token and takes it, unless that would last too long.
  ///
  /// - Parameter limit: The longest wait, or nil for any.
  /// - Returns: Whether a token was taken; false at once when the next one comes too late.
  /// - Throws: `CancellationError` when the task is cancelled before its turn; the token is then lost.
  package func waitForTurn(within limit: Duration?) async throws -> Bool {
    let now = elapsed()
    let next: Duration? = state.withLock { state in
      let turn = max(state.fullAt - state.interval * (burst - 1), now)
      if let limit, turn - now > limit { return nil }
      state.fullAt = max(state.fullAt, now) + state.interval
      return turn
    }
    guard let turn = next else { return false }
    if turn > now { try await sleepUntil(turn) }
    try Task.checkCancellation()
    return true
  }
}
