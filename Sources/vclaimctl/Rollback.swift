import ArgumentParser
import CommandLineKit
import ReferenceStore
import Settings
import VClaimReference

struct Rollback: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bring a dataset back to what it was, and keep it there.",
    discussion: """
      The rows are those that the dataset had at a generation of the file, as changes and history tell them; the beds of \
      rooms are in no journal. The dataset is then pinned: whatever a pull brings that differs is held back, until approve. \
      datasets.as_of goes back too, so that nobody takes the rows for newer than they are. Exit status: 1 for a generation \
      before the dataset's history, 64 for one that is still to come. For root and the daemon's user.
      """)

  @OptionGroup var options: SettingsOptions

  @Argument(help: "The dataset.")
  var dataset: Dataset

  @Argument(help: "The generation, as changes and history name it.")
  var generation: Int64

  @Flag(help: "Tell what would change, and do nothing.")
  var dryRun = false

  @Flag(help: "Print the outcome as JSON.")
  var json = false

  func validate() throws {
    guard generation >= 0 else { throw ValidationError("the generation must be at least 0") }
  }

  func run() async throws {
    let held = HeldAccess(try await options.read().settings(for: .file))
    let document = try await held.rollBack(dataset, to: generation, dryRun: dryRun)
    try Output.standard.write(json ? JSONText.encode(document) + "\n" : document.text)
  }
}
