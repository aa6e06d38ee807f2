import Glibc
import SystemPackage
import Testing

/// The daemon under strace, which lets its calls fail or take long.
enum TracedDaemon {
  /// Starts it, lets a test work with it, and waits for its end, which the test brings about; kills it after a minute.
  ///
  /// - Parameters:
  ///   - options: The options of strace.
  ///   - environment: All that it sees of the environment.
  ///   - directory: Its working directory.
  ///   - body: What the test does meanwhile; given the program and what sends a signal to the daemon itself.
  /// - Returns: How the daemon ended.
  /// - Throws: What the body throws.
  static func run(
    under options: [String], environment: [String: String], in directory: ScratchDirectory,
    body: (RunningProgram, (Int32) -> Void) async throws -> Void
  ) async throws -> Ended {
    // A signal to strace would end that one before the daemon: the daemon takes the place of the shell.
    let start = ["/bin/sh", "-c", "echo process $$; exec \"$0\" run", Programs.daemon.string]
    return try await withRunning(
      "/usr/bin/timeout", ["-s", "KILL", "60", "/usr/bin/strace", "-f", "-qq"] + options + start,
      environment: environment, in: directory, until: "process "
    ) { program, line in
      let process = try #require(line.split(separator: " ").last.flatMap { pid_t($0) })
      try await body(program) { kill(process, $0) }
      _ = try? await program.transcript.line { _ in false }
    }.ended
  }
}
