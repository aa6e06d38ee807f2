/// One step of a scenario: when it applies, to which requests, and what it does to them.
struct ScenarioStep: Sendable, Hashable {
  /// The time since the simulator's first request at which the step begins.
  var from = Duration.zero
  /// The time at which it ends; `nil` for never.
  var until: Duration?
  /// The number of the first request that it applies to, counted from 1 among those that its filter lets through.
  var first = 1
  /// The number of the last one; `nil` for no end.
  var last: Int?
  /// Of the requests from ``first`` on, every how many-th it applies to.
  var every = 1
  /// Which requests it is about.
  var filter = RequestFilter()
  /// What it does.
  var effects = ScenarioEffects()

  /// Decides whether the step applies to a request that its filter has let through.
  ///
  /// - Parameters:
  ///   - number: The request's number among these, from 1.
  ///   - elapsed: The time since the simulator's first request.
  /// - Returns: Whether it applies.
  func applies(to number: Int, at elapsed: Duration) -> Bool {
    guard elapsed >= from, number >= first, (number - first).isMultiple(of: every) else { return false }
    if let until, elapsed >= until { return false }
    if let last, number > last { return false }
    return true
  }
}
