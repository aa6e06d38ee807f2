import Synchronization

/// Plays a scenario for requests that come from many tasks, on a clock that starts with the first of them.
final class ScenarioPlayer: Sendable {
  private struct State {
    var run: ScenarioRun
    var elapsed: (@Sendable () -> Duration)?
  }

  private let state: Mutex<State>
  private let start: @Sendable () -> @Sendable () -> Duration

  /// Waits for the first request.
  ///
  /// - Parameters:
  ///   - scenario: The scenario.
  ///   - clock: The clock of its times.
  init(_ scenario: Scenario, clock: some Clock<Duration>) {
    state = Mutex(State(run: ScenarioRun(scenario)))
    start = { Stopwatch.start(clock) }
  }

  /// Counts a request, and decides what happens to it.
  ///
  /// - Parameter request: The request.
  /// - Returns: The effects; `nil` when the request is answered as ever.
  func effects(on request: SimulatorRequest) -> ScenarioEffects? {
    state.withLock { state in
      let elapsed = state.elapsed ?? start()
      state.elapsed = elapsed
      return state.run.effects(on: request, at: elapsed())
    }
  }
}
