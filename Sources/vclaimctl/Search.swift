import ArgumentParser
import CommandLineKit
import FoundationEssentials
import ReferenceStore
import Settings
import VClaimReference

struct Search: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Search by code and name.",
    discussion: "Every word must begin a word of the code or the name, in any order. Exit status 0 without hits too.")

  @OptionGroup var options: SettingsOptions

  @Argument(help: "The dataset.")
  var dataset: Dataset

  @Argument(help: "What to search for.")
  var text: [String]

  @Option(help: "The most rows to print.")
  var limit = 20

  @Flag(help: "Print the answer as JSON.")
  var json = false

  func validate() throws {
    guard limit >= 1 else { throw ValidationError("--limit must be at least 1") }
  }

  func run() async throws {
    let settings = try await options.read().settings(for: .file)
    let local = try ReferenceFile.open(settings).local
    let result = try local.records(of: dataset, matching: text.joined(separator: " "), limit: limit)
    if json {
      try Output.standard.writeLine(JSONText.encode(SearchDocument(result, of: dataset)))
    } else {
      let terminal = Terminal.of(.standard, variables: ProcessInfo.processInfo.environment)
      try Output.standard.write(AnswerText.rows(result.rows, of: dataset, width: terminal.width))
    }
  }
}
