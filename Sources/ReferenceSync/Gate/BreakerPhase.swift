/// In which state the breaker of a service is, as a label.
package enum BreakerPhase: String, Sendable, Hashable, CaseIterable {
  /// Requests pass.
  case closed
  /// Nothing passes until the time of the next probe.
  case open
  /// A single request is on its way to find out whether the service is back.
  case probing
}
