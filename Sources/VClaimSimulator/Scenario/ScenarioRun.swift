/// A scenario under way: which of its steps meets which request.
///
/// Pure: the time is handed in, so that minutes of a scenario are tested at once.
struct ScenarioRun: Sendable {
  private let scenario: Scenario
  /// How many requests each step's filter has let through.
  private var counts: [Int]

  /// Begins a scenario.
  ///
  /// - Parameter scenario: The scenario.
  init(_ scenario: Scenario) {
    self.scenario = scenario
    counts = Array(repeating: 0, count: scenario.steps.count)
  }

  /// Counts a request, and decides what happens to it.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - elapsed: The time since the simulator's first request.
  /// - Returns: The effects of the first step that applies; `nil` when none does.
  mutating func effects(on request: SimulatorRequest, at elapsed: Duration) -> ScenarioEffects? {
    var effects: ScenarioEffects?
    for (index, step) in scenario.steps.enumerated() where step.filter.matches(request) {
      counts[index] += 1
      if effects == nil, step.applies(to: counts[index], at: elapsed) { effects = step.effects }
    }
    return effects
  }
}
