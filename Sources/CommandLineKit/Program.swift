package import ArgumentParser
internal import CCoreDumps
import Glibc
internal import VClaim

/// The frame around every program: the documented exit status, and one place that prints an error.
package enum Program {
  /// Parses the arguments, runs the command they name, and ends the process.
  ///
  /// Nothing is thrown out of `main`: an error that escapes an asynchronous `main` ends the process by SIGILL.
  ///
  /// - Parameter root: The program's root command.
  package static func run<Root: AsyncParsableCommand>(_ root: Root.Type) async -> Never {
    // A reader that went away (`| head`) is an error of write(2), and here the end of the work, not a death by signal.
    signal(SIGPIPE, SIG_IGN)
    // Credentials stand in the memory. A kernel that does not know the call writes what its own settings say.
    _ = ccoredumps_forbid()
    do {
      var command = try root.parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      guard isOurs(error, of: root) else { root.exit(withError: error) }
      let status = ExitStatus.of(error)
      if status != .done { report(error, by: root._commandName) }
      root.exit(withError: ExitCode(status.rawValue))
    }
    root.exit()
  }

  /// Writes an error to standard error.
  ///
  /// What a service or a file has put into it cannot steer the terminal: control characters are escaped.
  ///
  /// - Parameters:
  ///   - error: The error; several lines where it says several things, as one of the configuration does.
  ///   - program: The name of the program.
  package static func report(_ error: any Error, by program: String) {
    // Whoever asked about a person may read what the service says of the person; a log may not.
    let aside = (error as? VClaimError)?.textAboutPerson.map { "\nthe service says: \($0)" } ?? ""
    let lines = "\(error)\(aside)".split(separator: "\n", omittingEmptySubsequences: false).map {
      String($0).escapedLine
    }
    // Nothing is left to be told to when standard error itself cannot be written.
    try? Output.error.writeLine("\(program): \(lines.joined(separator: "\n"))")
  }

  /// Writes a line that is no error to standard error.
  ///
  /// - Parameters:
  ///   - line: The line; control characters are escaped.
  ///   - program: The name of the program.
  package static func report(_ line: String, by program: String) {
    try? Output.error.writeLine("\(program): \(line.escapedLine)")
  }

  /// Whether an error is of one of our rooms; the argument parser's own print themselves, with usage and status.
  private static func isOurs(_ error: any Error, of root: any ParsableCommand.Type) -> Bool {
    !(error is ExitCode) && root.exitCode(for: error) == .failure
  }
}
