/// What the schedule is doing.
///
/// Requests to resync arrive at any moment and become one more pull, however many they are.
enum SyncState {
  /// Pulling, or deciding what to pull; what was asked for meanwhile is pulled afterwards.
  case working(asked: ResyncRequest)
  /// Asleep until something is due; the continuation ends the sleep.
  case waiting(CheckedContinuation<Void, Never>)
  /// Run to its end.
  case stopped

  /// Someone asks for something before the next pull.
  ///
  /// - Parameter change: Adds it to what was asked for already.
  /// - Returns: The sleep to end, and whether the request was taken at all.
  mutating func ask(
    _ change: (inout ResyncRequest) -> Void
  ) -> (sleep: CheckedContinuation<Void, Never>?, isTaken: Bool) {
    switch self {
    case .working(var asked):
      change(&asked)
      self = .working(asked: asked)
      return (nil, true)
    case .waiting(let sleep):
      var asked = ResyncRequest()
      change(&asked)
      self = .working(asked: asked)
      return (sleep, true)
    case .stopped:
      return (nil, false)
    }
  }

  /// Takes what was asked for.
  ///
  /// - Returns: What is to be pulled now; empty when nobody asked.
  mutating func take() -> ResyncRequest {
    guard case .working(let asked) = self else { return ResyncRequest() }
    self = .working(asked: ResyncRequest())
    return asked
  }

  /// Falls asleep, unless something was asked for meanwhile.
  ///
  /// - Returns: Whether it sleeps.
  mutating func sleep(_ sleep: CheckedContinuation<Void, Never>) -> Bool {
    guard case .working(let asked) = self, asked.isEmpty else { return false }
    self = .waiting(sleep)
    return true
  }

  /// Wakes because something is due or the daemon stops.
  ///
  /// - Returns: The sleep to end.
  mutating func wake() -> CheckedContinuation<Void, Never>? {
    guard case .waiting(let sleep) = self else { return nil }
    self = .working(asked: ResyncRequest())
    return sleep
  }

  /// Ends for good.
  ///
  /// - Returns: Who still waits for a pull that will not come.
  mutating func stop() -> [ResyncWaiter] {
    let asked = take()
    self = .stopped
    return asked.waiters + asked.dryRuns
  }
}
