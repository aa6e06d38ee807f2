import Subprocess
import Synchronization
import SystemPackage

/// A program that goes on while a test looks at it.
struct RunningProgram: Sendable {
  let processID: Int32
  let transcript: Transcript
  let send: @Sendable (Signal) throws -> Void
}

/// Starts a program, waits until it says that it is ready, lets the test work with it, and ends it.
///
/// The program is sent SIGTERM after the body, and SIGKILL if it does not heed it: a test that fails leaves nothing behind.
///
/// - Parameters:
///   - program: The program.
///   - arguments: Its arguments.
///   - environment: All that it sees of the environment.
///   - directory: Its working directory.
///   - ready: What stands in the line of its output that says that it is ready.
///   - body: What the test does meanwhile; given the program and the line.
/// - Returns: How the program ended, with all that it printed, and what the body returned.
/// - Throws: What the body throws, or an error when the program ends before it is ready.
func withRunning<Value: Sendable>(
  _ program: FilePath, _ arguments: [String], environment: [String: String] = [:], in directory: ScratchDirectory,
  until ready: String, body: (RunningProgram, String) async throws -> Value
) async throws -> (ended: Ended, value: Value) {
  let transcript = Transcript()
  let result = try await Subprocess.run(
    .path(program), arguments: Arguments(arguments), environment: .clean(environment),
    workingDirectory: FilePath(directory.path), input: .none, output: .sequence, error: .combinedWithOutput
  ) { execution in
    async let reading: Void = {
      for try await line in execution.standardOutput.strings() { transcript.append(line) }
      transcript.end()
    }()
    let running = RunningProgram(processID: execution.processIdentifier.value, transcript: transcript) {
      try execution.send(signal: $0)
    }
    let value: Value
    do {
      value = try await body(running, try await transcript.line { $0.contains(ready) })
    } catch {
      await execution.teardown(using: [])
      throw error
    }
    await execution.teardown(using: [.gracefulShutDown(allowedDurationToNextStep: .seconds(20))])
    try await reading
    return value
  }
  return (Ended(status: result.terminationStatus, output: transcript.text, errors: ""), result.closureResult)
}

/// All that a program printed so far, with a way to wait for a line.
final class Transcript: Sendable {
  /// The program ended before it printed what the test waits for.
  struct MissingLine: Error, CustomStringConvertible {
    let description: String
  }

  private struct Waiter {
    let matches: @Sendable (String) -> Bool
    let continuation: CheckedContinuation<String, any Error>
  }

  private struct State {
    var lines: [String] = []
    var hasEnded = false
    var waiters: [Waiter] = []
  }

  private let state = Mutex(State())

  var text: String { state.withLock { $0.lines.joined(separator: "\n") } }

  /// Waits for a line, which may have been printed already.
  ///
  /// - Parameters:
  ///   - skipping: How many lines from the start do not count.
  ///   - matches: Whether it is the line.
  /// - Returns: The line.
  /// - Throws: ``MissingLine`` when the program ends without it.
  func line(after skipping: Int = 0, where matches: @escaping @Sendable (String) -> Bool) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      state.withLock { state in
        if let line = state.lines.dropFirst(skipping).first(where: matches) {
          continuation.resume(returning: line)
        } else if state.hasEnded {
          continuation.resume(throwing: MissingLine(description: state.lines.joined(separator: "\n")))
        } else {
          state.waiters.append(Waiter(matches: matches, continuation: continuation))
        }
      }
    }
  }

  /// How many lines there are so far.
  var count: Int { state.withLock { $0.lines.count } }

  func append(_ line: String) {
    state.withLock { state in
      let line = String(line.drop { $0.isNewline }.reversed().drop { $0.isNewline }.reversed())
      state.lines.append(line)
      state.waiters.removeAll { waiter in
        guard waiter.matches(line) else { return false }
        waiter.continuation.resume(returning: line)
        return true
      }
    }
  }

  func end() {
    state.withLock { state in
      state.hasEnded = true
      for waiter in state.waiters {
        waiter.continuation.resume(throwing: MissingLine(description: state.lines.joined(separator: "\n")))
      }
      state.waiters = []
    }
  }
}
