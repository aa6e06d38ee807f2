internal import Glibc
internal import Synchronization

/// The signals of a program that starts and then serves.
///
/// One that asks to stop calls a start off that is under way. Whatever comes meanwhile waits for whoever serves.
package final class SignalInbox: Sendable {
  private enum State {
    case idle
    case starting(callOff: @Sendable () -> Void)
    /// Somebody asked to stop before the start was over.
    case calledOff
    case started
  }

  /// The signals in the order of their arrival, those of the start among them; ends at once where none can be heard.
  package let signals: AsyncStream<ProcessSignal>
  private let state = Mutex(State.idle)

  /// How many seconds a start may take that was called off: the program is to be gone within ten.
  private static let longestStop: UInt32 = 8

  /// Begins to listen; there may be one listener a process.
  package init() {
    let (signals, continuation) = AsyncStream<ProcessSignal>.makeStream()
    self.signals = signals
    let isHeard = ProcessSignals.deliver { [self] signal in
      hear(signal)
      if case .terminated = continuation.yield(signal) { return false }
      return true
    }
    if !isHeard { continuation.finish() }
  }

  /// Starts the program; SIGTERM and SIGINT call that off, and a second one ends the process at once, with status 143.
  ///
  /// A start that is called off ends in its own time, but after eight seconds the process ends with 0 whatever it does: its
  /// files survive worse.
  ///
  /// - Parameter start: The start; it sees the first such signal as cancellation.
  /// - Returns: What the start returns; called off or not.
  /// - Throws: What the start throws.
  package func calledOffOnStop<Value: Sendable>(
    _ start: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    // Not a child: it is called off from the thread that hears signals, should it keep those busy on which tasks run.
    let task = Task { try await start() }
    let isLate = state.withLock { state in
      guard case .idle = state else { return true }
      state = .starting { task.cancel() }
      return false
    }
    if isLate { task.cancel() }
    defer {
      state.withLock { state in
        if case .starting = state { state = .started }
      }
    }
    return try await task.value
  }

  private func hear(_ signal: ProcessSignal) {
    guard signal == .stop else { return }
    let callOff: (@Sendable () -> Void)? = state.withLock { state in
      switch state {
      case .started: return nil
      case .calledOff: _exit(128 + SIGTERM)
      case .idle:
        state = .calledOff
        return {}
      case .starting(let callOff):
        state = .calledOff
        return callOff
      }
    }
    guard let callOff else { return }
    Glibc.signal(SIGALRM) { _ in _exit(0) }
    _ = alarm(Self.longestStop)
    callOff()
  }
}
