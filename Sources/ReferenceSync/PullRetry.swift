internal import VClaim

/// Whether and when a pull sends a request again that failed.
///
/// The client of a pull does not try again by itself: the gate and the count of requests would not see it.
struct PullRetry: Sendable {
  /// The longest time that the service may ask for and a pull waits; after a longer one the schedule comes back.
  static let longestAsked = Duration.seconds(60)

  let policy: RetryPolicy
  /// A random number, 0 up to but not including 1, for the length of a pause.
  let chance: @Sendable () -> Double
  /// Waits that long; throws only when the task is cancelled.
  let sleep: @Sendable (Duration) async throws -> Void

  /// The pause before the next try.
  ///
  /// - Parameters:
  ///   - tries: How many tries have failed, at least 1.
  ///   - error: The last failure.
  /// - Returns: The pause, nil where no further try is to be made.
  func pause(after tries: Int, _ error: SyncError) -> Duration? {
    guard let error = error.clientError, error.isRetryable, tries < policy.maximumTries else { return nil }
    if let asked = error.retryAfter, asked > Self.longestAsked { return nil }
    return policy.pause(after: tries, retryAfter: error.retryAfter, chance: chance())
  }
}
