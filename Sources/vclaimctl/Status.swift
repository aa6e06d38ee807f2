import ArgumentParser
import CommandLineKit
import FoundationEssentials
import ReferenceStore
import ReferenceSync
import Settings
import VClaim
import VClaimReference

struct Status: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show how fresh each dataset is.",
    discussion: "The daemon answers when it runs; else the file alone does, and the output says so.")

  @OptionGroup var options: SettingsOptions

  @Flag(help: "Print the state as JSON.")
  var json = false

  func run() async throws {
    let settings = try await options.read().settings(for: .file)
    let answer = try await DaemonConnection.with(settings.socketPath, forbiddenIsAbsent: true) { try await $0.status() }
    let document = try answer ?? fromFile(settings)
    if json {
      try Output.standard.writeLine(JSONText.encode(document))
    } else {
      let terminal = Terminal.of(.standard, variables: ProcessInfo.processInfo.environment)
      try Output.standard.write(
        document.text(
          path: settings.databasePath, isFromDaemon: answer != nil, width: terminal.width,
          now: SystemTime.unixSeconds()))
    }
  }

  private func fromFile(_ settings: Settings) throws -> StatusDocument {
    let reader = try ReferenceFile.open(settings).local.reader
    let report = WritableFiles.gateReport(settings)
    return StatusDocument(
      try reader.statuses(), generation: try reader.generation(), database: settings.databasePath,
      isRunning: WriterLock.isHeld(for: settings.databasePath), pins: WritableFiles.pins(settings),
      upstream: report?.upstream, budget: report?.budget)
  }
}
