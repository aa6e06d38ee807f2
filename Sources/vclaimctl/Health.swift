import ArgumentParser
import CommandLineKit
import ReferenceStore
import Settings
import VClaim
import VClaimReference

struct Health: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell in one line whether the data are fresh, for monitoring.",
    discussion: """
      The daemon answers when it runs, else the file alone does. Exit status, as monitoring plug-ins have it: 0 every dataset \
      that is kept is fresh, 1 one is stale, held back or was never pulled, 2 the file cannot be used.
      """)

  @OptionGroup var options: SettingsOptions

  @Option(
    help: ArgumentHelp(
      "Call a dataset stale that was confirmed longer ago, such as 6h or 7d, instead of what the configuration allows it.",
      valueName: "duration"))
  var maxStale: DurationArgument?

  func run() async throws {
    let report = await report()
    try Output.standard.writeLine(report.line)
    if report.status != .done { throw ExitCode(report.status.rawValue) }
  }

  private func report() async -> HealthReport {
    let now = SystemTime.unixSeconds()
    do {
      let settings = try await options.read().settings(for: .file)
      // A daemon that does not answer is no reason to call the file unusable.
      let answer = try? await DaemonConnection.with(settings.socketPath, forbiddenIsAbsent: true) {
        try await $0.status()
      }
      if let answer {
        return HealthReport(
          answer.datasets, generation: answer.generation, maxStale: maxStale?.duration, now: now)
      }
      let reader = try ReferenceFile.open(settings).local.reader
      return HealthReport(
        try reader.statuses(), generation: try reader.generation(), maxStale: maxStale?.duration, now: now)
    } catch {
      return HealthReport(unusable: error)
    }
  }
}
