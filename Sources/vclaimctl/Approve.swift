import ArgumentParser
import CommandLineKit
import ReferenceStore
import Settings
import VClaimReference

struct Approve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Publish what the guard holds back.",
    discussion: """
      Publishes the rows as they were pulled. Exit status 1 when nothing is held. For root and the daemon's user.
      """)

  @OptionGroup var options: SettingsOptions

  @Argument(help: "The dataset.")
  var dataset: Dataset

  @Argument(help: "The partition, as pending names it; without it, all that is held of the dataset.")
  var partition: String?

  @Flag(help: "Print the outcome as JSON.")
  var json = false

  func run() async throws {
    let held = HeldAccess(try await options.read().settings(for: .file))
    let document = try await held.decide(true, dataset, partition: partition)
    try Output.standard.write(json ? JSONText.encode(document) + "\n" : document.text)
  }
}
