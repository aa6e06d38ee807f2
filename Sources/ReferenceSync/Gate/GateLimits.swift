/// How many requests the gate lets pass.
package struct GateLimits: Sendable, Hashable {
  /// The sustained rate, above 0.
  package var requestsPerSecond: Double
  /// How many requests may go out at once after a pause, at least 1.
  package var burst: Int
  /// The most requests in any 24 hours, at least 1.
  package var requestsPerDay: Int

  /// Makes limits.
  ///
  /// - Parameters:
  ///   - requestsPerSecond: The sustained rate, above 0.
  ///   - burst: How many requests may go out at once after a pause, at least 1.
  ///   - requestsPerDay: The most requests in any 24 hours, at least 1.
  package init(requestsPerSecond: Double, burst: Int = 1, requestsPerDay: Int) {
    precondition(requestsPerSecond > 0 && burst >= 1, "A gate without a rate would never let a request pass.")
    self.requestsPerSecond = requestsPerSecond
    self.burst = burst
    self.requestsPerDay = requestsPerDay
  }
}
