import ArgumentParser
import CommandLineKit
import FoundationEssentials
import ReferenceStore
import ReferenceSync
import Settings
import StatusPage
import VClaim
import VClaimReference

struct Status: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show how fresh each dataset is.",
    discussion: "The daemon answers when it runs; else the file alone does, and the output says so.")

  @OptionGroup var options: SettingsOptions

  @Flag(help: "Print the state as JSON.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "Write the status page into a file, in one step, and print nothing. It has no search, which the daemon would answer.",
      valueName: "file"), completion: .file())
  var html: String?

  func validate() throws {
    guard html == nil || !json else { throw ValidationError("--json and --html exclude each other") }
  }

  func run() async throws {
    let settings = try await options.read().settings(for: .file)
    let answer = try await DaemonConnection.with(settings.socketPath, forbiddenIsAbsent: true) { try await $0.status() }
    let document = try answer ?? fromFile(settings)
    if let html {
      try await write(document, settings, to: html)
    } else if json {
      try Output.standard.writeLine(JSONText.encode(document))
    } else {
      let terminal = Terminal.of(.standard, variables: ProcessInfo.processInfo.environment)
      try Output.standard.write(
        document.text(
          path: settings.databasePath, isFromDaemon: answer != nil, width: terminal.width,
          now: SystemTime.unixSeconds()))
    }
  }

  private func write(_ document: StatusDocument, _ settings: Settings, to path: String) async throws {
    // Without a daemon, only who may write the files can look at what is held; the page says so.
    let pending = try? await HeldAccess(settings).pending()
    let page = StatusPage(document, pending: pending, isServed: false, now: SystemTime.unixSeconds())
    do { try Data(page.html.utf8).write(to: URL(filePath: path), options: .atomic) } catch {
      throw CommandError(.cannotCreate, "cannot write \(path): \(error)")
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
