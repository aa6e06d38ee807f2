import ArgumentParser
import CommandLineKit
import FoundationEssentials
import ReferenceStore
import Settings
import VClaim

struct Status: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show how fresh each dataset is.",
    discussion: "Reads the file alone, so that it works whether or not the daemon runs.")

  @OptionGroup var options: SettingsOptions

  @Flag(help: "Print the state as JSON.")
  var json = false

  func run() async throws {
    let settings = try await options.read().settings(for: .file)
    let reader = try ReferenceReader(path: settings.databasePath)
    let document = StatusDocument(
      try reader.statuses(), generation: try reader.generation(),
      isRunning: WriterLock.isHeld(for: settings.databasePath))
    if json {
      try Output.standard.writeLine(JSONText.encode(document))
    } else {
      let terminal = Terminal.of(.standard, variables: ProcessInfo.processInfo.environment)
      try Output.standard.write(
        document.text(path: settings.databasePath, width: terminal.width, now: SystemTime.unixSeconds()))
    }
  }
}
