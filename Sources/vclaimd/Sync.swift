import ArgumentParser
import CommandLineKit
import FoundationEssentials
import ProcessSignals
import ReferenceStore
import Settings
import VClaimReference

struct Sync: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Pull once in the foreground.",
    discussion: """
      Without a dataset, pulls all that the configuration allows. The exit status is that of the first failure, else 1 when \
      the guard holds something back.
      """)

  @OptionGroup var options: SettingsOptions

  @Argument(help: ArgumentHelp("The datasets to pull.", valueName: "dataset"))
  var datasets: [Dataset] = []

  @Flag(help: "Say what would change, and publish nothing.")
  var dryRun = false

  @Flag(help: "Print the outcome as JSON.")
  var json = false

  func run() async throws {
    let settings = try await options.read().settings(for: .service)
    let variables = ProcessInfo.processInfo.environment
    let run = SyncRun(settings, variables: variables)
    let report = SyncReport(
      try await ProcessSignals.cancellingOnStop { [datasets, dryRun] in
        try await run.run(datasets, isDryRun: dryRun)
      })
    if json {
      try Output.standard.writeLine(JSONText.encode(report.document))
    } else {
      try Output.standard.write(report.document.table(width: Terminal.of(.standard, variables: variables).width))
    }
    for line in report.document.guardLines { Program.report(line, by: "vclaimd") }
    for line in report.warnings { Program.report(line, by: "vclaimd") }
    for error in report.errors { Program.report(error, by: "vclaimd") }
    if report.exitStatus != .done { throw ExitCode(report.exitStatus.rawValue) }
  }
}
