internal import Glibc

extension ProcessSignals {
  /// Runs a piece of work that SIGTERM and SIGINT call off; a second one ends the process at once, with status 143.
  ///
  /// - Parameter work: The work; it sees the first signal as cancellation.
  /// - Returns: What the work returns, in its own time.
  /// - Throws: What the work throws.
  package static func cancellingOnStop<Value: Sendable>(
    _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    try await withThrowingTaskGroup(of: Value?.self) { group in
      group.addTask { try await work() }
      group.addTask {
        for await signal in listen() where signal == .stop { break }
        return nil
      }
      while let value = try await group.next() {
        if let value {
          group.cancelAll()
          return value
        }
        endAtOnceOnNextStop()
        group.cancelAll()
      }
      throw CancellationError()
    }
  }

  /// From now on SIGTERM and SIGINT end the process at once, with status 143: somebody asked a second time.
  package static func endAtOnceOnNextStop() {
    for number in [SIGTERM, SIGINT] {
      signal(number) { _ in _exit(128 + SIGTERM) }
    }
  }
}
