import ArgumentParser
import CommandLineKit
import FoundationEssentials
import ReferenceStore
import Settings
import VClaimReference

struct History: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell what happened to a key, from the journal in the file.",
    discussion: """
      The journal reaches back as long as VCLAIMD_KEEP_CHANGES says; the removal of a key that has not come back is kept for \
      ever, so that a retired code can still be named. The beds of rooms are in no journal. Exit status: 0 something \
      happened to the key, 1 nothing did.
      """)

  @OptionGroup var options: SettingsOptions

  @Argument(help: "The dataset.")
  var dataset: Dataset

  @Argument(help: ArgumentHelp("The key; several parts where the dataset has them.", valueName: "key"))
  var key: [String]

  @Flag(help: "Print the answer as JSON.")
  var json = false

  func run() async throws {
    let settings = try await options.read().settings(for: .file)
    let history = try ReferenceFile.open(settings).local.keyHistory(of: dataset, key: key)
    if json {
      try Output.standard.writeLine(JSONText.joined(try ChangesDocument.pieces(history, size: .max)))
    } else if !history.changes.isEmpty {
      let terminal = Terminal.of(.standard, variables: ProcessInfo.processInfo.environment)
      try Output.standard.write(ChangeText.history(history.changes, width: terminal.width))
    } else {
      try Output.standard.writeLine("no history")
    }
    if history.changes.isEmpty { throw ExitCode(ExitStatus.absent.rawValue) }
  }
}
