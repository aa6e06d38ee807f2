/// Whether and how a failed read is tried again.
///
/// Only `GET` is ever tried again, and only after a failure that may pass: see ``VClaimError/isRetryable``. All tries
/// and pauses together stay within ``VClaimConfiguration/timeout``.
public struct RetryPolicy: Sendable, Hashable {
  /// The most tries, the first one included.
  public var maximumTries: Int
  /// The upper bound of the first pause; it doubles with every further one.
  public var baseDelay: Duration
  /// The upper bound of every pause that the service did not ask for.
  public var maximumDelay: Duration
  /// The longest time for a try that is not the last, so that a connection that hangs leaves time for another try.
  public var tryTimeout: Duration

  /// No second try.
  public static let none = RetryPolicy(maximumTries: 1)

  /// Makes a policy.
  ///
  /// - Parameters:
  ///   - maximumTries: The most tries, the first one included; less than 1 counts as 1.
  ///   - baseDelay: The upper bound of the first pause.
  ///   - maximumDelay: The upper bound of every pause that the service did not ask for.
  ///   - tryTimeout: The longest time for a try that is not the last. The default is above the slowest answer on
  ///     record, 7.5 s (`vclaim.md`, section 4).
  public init(
    maximumTries: Int = 3, baseDelay: Duration = .milliseconds(500), maximumDelay: Duration = .seconds(8),
    tryTimeout: Duration = .seconds(12)
  ) {
    self.maximumTries = max(1, maximumTries)
    self.baseDelay = max(.zero, baseDelay)
    self.maximumDelay = max(.zero, maximumDelay)
    self.tryTimeout = max(.milliseconds(1), tryTimeout)
  }

  /// The pause before the next try: anything between nothing and the bound ("full jitter"), so that many clients that
  /// failed together do not come back together; never less than the service asks for.
  ///
  /// - Parameters:
  ///   - tries: How many tries have failed, at least 1.
  ///   - retryAfter: What the service asks for, or nil.
  ///   - chance: A random number, 0 up to but not including 1.
  /// - Returns: The pause.
  package func pause(after tries: Int, retryAfter: Duration?, chance: Double) -> Duration {
    var bound = min(baseDelay, maximumDelay)
    // Sixty doublings reach any cap.
    for _ in 1..<min(max(tries, 1), 60) {
      bound = min(bound * 2, maximumDelay)
    }
    return max(bound * min(max(chance, 0), 1), retryAfter ?? .zero)
  }
}
