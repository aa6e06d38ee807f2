/// How many requests the gate lets pass.
package struct GateLimits: Sendable, Hashable {
  /// The sustained rate, above 0.
  package var requestsPerSecond: Double
  /// The most requests in any 24 hours, at least 1.
  package var requestsPerDay: Int

  /// Makes limits.
  ///
  /// - Parameters:
  ///   - requestsPerSecond: The sustained rate, above 0.
  ///   - requestsPerDay: The most requests in any 24 hours, at least 1.
  package init(requestsPerSecond: Double, requestsPerDay: Int) {
    precondition(requestsPerSecond > 0, "A gate without a rate would never let a request pass.")
    self.requestsPerSecond = requestsPerSecond
    self.requestsPerDay = requestsPerDay
  }
}
