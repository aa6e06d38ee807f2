import ArgumentParser
import CommandLineKit
import FoundationEssentials
import ProcessSignals
import ReferenceStore
import Settings

struct Sync: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Pull once in the foreground.",
    discussion: """
      Without a dataset, pulls all that the configuration allows. The exit status is that of the first failure, else 1 when \
      the guard holds something back. Where a daemon keeps the file, the daemon is asked to pull, and waited for: it pulls \
      with its own configuration, and the outcome and the exit status are the same.
      """)

  @OptionGroup var options: SettingsOptions

  @Argument(help: ArgumentHelp("The datasets to pull.", valueName: "dataset"))
  var datasets: [Dataset] = []

  @Flag(help: "Say what would change, and publish nothing.")
  var dryRun = false

  @Flag(help: "Print the outcome as JSON.")
  var json = false

  func run() async throws {
    let reading = await options.read()
    for warning in reading.warnings { Program.report(warning, by: "vclaimd") }
    let variables = ProcessInfo.processInfo.environment
    let report = try await ProcessSignals.cancellingOnStop { [datasets, dryRun] in
      let byDaemon = try await SyncByDaemon(reading.settings(for: .file)).run(datasets, isDryRun: dryRun) { socket in
        Program.report(
          "the daemon at \(socket) keeps this file; it was asked \(dryRun ? "what would change" : "to pull")",
          by: "vclaimd")
      }
      if let byDaemon { return SyncReport(byDaemon) }
      let run = SyncRun(try reading.settings(for: .service), variables: variables)
      return SyncReport(try await run.run(datasets, isDryRun: dryRun))
    }
    try report.print(asJSON: json, by: "vclaimd", variables: variables)
    if report.exitStatus != .done { throw ExitCode(report.exitStatus.rawValue) }
  }
}
