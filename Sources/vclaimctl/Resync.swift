import ArgumentParser
import CommandLineKit
import FoundationEssentials
import ReferenceStore
import ReferenceSync
import Settings
import VClaimReference

struct Resync: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ask the daemon to pull now.",
    discussion: """
      Without a dataset, everything that the daemon keeps. With --wait the exit status is that of the first failure, else 1 \
      when the guard holds something back; 69 when no daemon answers.
      """)

  @OptionGroup var options: SettingsOptions

  @Argument(help: ArgumentHelp("The datasets to pull.", valueName: "dataset"))
  var datasets: [Dataset] = []

  @Flag(help: "Wait until the pull is done, and tell what came of it.")
  var wait = false

  @Flag(help: "Print the daemon's answer as JSON.")
  var json = false

  func run() async throws {
    let path = try await options.read().settings(for: .file).socketPath
    let status = try await DaemonConnection.with(path) { daemon in
      wait ? try await pull(daemon) : try await ask(daemon)
    }
    guard let status else {
      throw CommandError(.unavailable, "no daemon answers at \(path)")
    }
    if status != .done { throw ExitCode(status.rawValue) }
  }

  private func ask(_ daemon: DaemonConnection) async throws -> ExitStatus? {
    guard let answer = try await daemon.resync(datasets) else { return nil }
    try Output.standard.writeLine(
      json ? JSONText.encode(answer) : "asked for \(answer.datasets.joined(separator: " "))")
    return .done
  }

  private func pull(_ daemon: DaemonConnection) async throws -> ExitStatus? {
    guard let document = try await daemon.resyncAndWait(datasets) else { return nil }
    let report = SyncReport(document)
    try report.print(asJSON: json, by: "vclaimctl", variables: ProcessInfo.processInfo.environment)
    return report.exitStatus
  }
}
