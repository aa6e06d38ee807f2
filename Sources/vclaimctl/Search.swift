import ArgumentParser
import CommandLineKit
import FoundationEssentials
import ReferenceStore
import Settings
import VClaimReference

struct Search: AsyncParsableCommand {
  /// How many rows are printed unless it is said.
  static let usualLimit = 20
  /// How many rows the daemon gives at most of what it asks the service.
  static let mostLive = 1_000

  static let configuration = CommandConfiguration(
    abstract: "Search by code and name.",
    discussion: """
      Every word must begin a word of the code or the name, in any order. With --live the service's own search is asked \
      instead of the file, in the official dialect: of polyclinics, facilities, diagnoses, procedures, doctors (by name) and \
      chronic-drugs. Exit status 0 without hits too.
      """)

  @OptionGroup var options: SettingsOptions

  @Argument(help: "The dataset.")
  var dataset: AskableDataset

  @Argument(help: "What to search for.")
  var text: [String]

  @Option(help: "The most rows to print.")
  var limit = Self.usualLimit

  @Flag(help: "Ask the service, not the file.")
  var live = false

  @Flag(help: "Print the answer as JSON.")
  var json = false

  func validate() throws {
    guard limit >= 1 else { throw ValidationError("--limit must be at least 1") }
    guard !live || limit <= Self.mostLive else { throw ValidationError("--limit must be at most 1000 with --live") }
    try dataset.validate(isLive: live)
  }

  func run() async throws {
    let reading = await options.read()
    let dataset = dataset.dataset
    let text = text.joined(separator: " ")
    let output = RowsOutput(dataset: dataset, source: live ? .live : .local, isJSON: json)
    if live {
      try output.write(try await LiveQuestions(reading).records(of: dataset, matching: text, limit: limit))
    } else {
      let local = try ReferenceFile.open(try reading.settings(for: .file)).local
      try output.write(try local.records(of: dataset, matching: text, limit: limit))
    }
  }
}
