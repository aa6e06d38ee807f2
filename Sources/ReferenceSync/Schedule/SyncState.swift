/// What the schedule is doing.
///
/// Requests to resync arrive at any moment and become one more pull, however many they are.
enum SyncState {
  /// Pulling, or deciding what to pull; `isAsked`: one more pull of everything afterwards.
  case working(isAsked: Bool)
  /// Asleep until something is due; the continuation ends the sleep.
  case waiting(CheckedContinuation<Void, Never>)
  /// Run to its end.
  case stopped

  /// Someone asks for a pull of everything.
  ///
  /// - Returns: The sleep to end.
  mutating func ask() -> CheckedContinuation<Void, Never>? {
    switch self {
    case .working:
      self = .working(isAsked: true)
      return nil
    case .waiting(let sleep):
      self = .working(isAsked: true)
      return sleep
    case .stopped:
      return nil
    }
  }

  /// Takes what was asked for.
  ///
  /// - Returns: Whether everything is to be pulled now.
  mutating func take() -> Bool {
    guard case .working(isAsked: true) = self else { return false }
    self = .working(isAsked: false)
    return true
  }

  /// Falls asleep, unless something was asked for meanwhile.
  ///
  /// - Returns: Whether it sleeps.
  mutating func sleep(_ sleep: CheckedContinuation<Void, Never>) -> Bool {
    guard case .working(isAsked: false) = self else { return false }
    self = .waiting(sleep)
    return true
  }

  /// Wakes because something is due or the daemon stops.
  ///
  /// - Returns: The sleep to end.
  mutating func wake() -> CheckedContinuation<Void, Never>? {
    guard case .waiting(let sleep) = self else { return nil }
    self = .working(isAsked: false)
    return sleep
  }
}
