internal import Glibc
internal import UnixSignals

/// A change at the service, which may have taken place whatever happens to the command that asked for it.
package enum ServiceChange {
  /// Runs a change that SIGINT and SIGTERM call off, so that its outcome is told; a second one ends the process at once.
  ///
  /// - Parameter work: The change; it sees the first signal as cancellation.
  /// - Returns: What the change returns.
  /// - Throws: What the change throws.
  package static func run<Value: Sendable>(
    _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
    let change = Task { try await work() }
    let listener = Task {
      var isStopping = false
      for await signal in signals {
        if isStopping { _exit(128 + signal.rawValue) }
        isStopping = true
        change.cancel()
      }
    }
    defer { listener.cancel() }
    return try await change.value
  }

  /// Prints what came of a change, and never lets it be lost that it took place.
  ///
  /// - Parameters:
  ///   - done: What took place and what not to do now, in a few words; told when nothing else can be.
  ///   - output: Where the answer is printed.
  ///   - text: Makes the answer.
  /// - Throws: ``CommandError`` with `done` and the reason when the answer cannot be printed; a reader that went away is a
  ///   failure here too.
  package static func tell(
    _ done: String, on output: Output = .standard, _ text: () throws -> String
  ) throws(CommandError) {
    do {
      try output.write(text())
    } catch {
      let status = ExitStatus.of(error)
      throw CommandError(status == .done ? .inputOutput : status, "\(done) (\(error))")
    }
  }
}
