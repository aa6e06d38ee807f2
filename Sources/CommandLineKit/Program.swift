package import ArgumentParser

/// The frame around every program: the documented exit status, and one place that prints an error.
package enum Program {
  /// Parses the arguments, runs the command they name, and ends the process.
  ///
  /// Nothing is thrown out of `main`: an error that escapes an asynchronous `main` ends the process by SIGILL.
  ///
  /// - Parameter root: The program's root command.
  package static func run<Root: AsyncParsableCommand>(_ root: Root.Type) async -> Never {
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
      if status != .done { try? Output.error.writeLine("\(root._commandName): \(error)") }
      root.exit(withError: ExitCode(status.rawValue))
    }
    root.exit()
  }

  /// Whether an error is of one of our rooms; the argument parser's own print themselves, with usage and status.
  private static func isOurs(_ error: any Error, of root: any ParsableCommand.Type) -> Bool {
    !(error is ExitCode) && root.exitCode(for: error) == .failure
  }
}
