import ArgumentParser
import CommandLineKit
import FoundationEssentials
import ReferenceStore
import Settings
import VClaimReference

struct Changes: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell what changed, from the journal in the file.",
    discussion: """
      The journal reaches back as long as VCLAIMD_KEEP_CHANGES says. With --json an answer ends with the generation in which \
      it has 10,000 changes: where it says "more", ask again with --since and its generation. Exit status 0 without changes \
      too.
      """)

  @OptionGroup var options: SettingsOptions

  @Option(help: ArgumentHelp("Only what changed after this generation.", valueName: "generation"))
  var since: Int64 = 0

  @Argument(help: "Only this dataset's changes.")
  var dataset: Dataset?

  @Flag(help: "Print the answer as JSON.")
  var json = false

  func validate() throws {
    guard since >= 0 else { throw ValidationError("--since must be at least 0") }
  }

  func run() async throws {
    let reader = try ReferenceFile.open(try await options.read().settings(for: .file)).local.reader
    var page = try reader.journal(since: since, dataset: dataset, limit: ChangesDocument.usualLimit)
    if json {
      return try Output.standard.writeLine(JSONText.joined(try ChangesDocument.pieces(page, size: .max)))
    }
    if page.isPruned {
      try Output.error.writeLine("changes that are older than VCLAIMD_KEEP_CHANGES are not in the journal any more")
    }
    let width = Terminal.of(.standard, variables: ProcessInfo.processInfo.environment).width
    while true {
      if !page.changes.isEmpty { try Output.standard.write(ChangeText.journal(page.changes, width: width)) }
      guard page.hasMore else { return }
      page = try reader.journal(since: page.generation, dataset: dataset, limit: ChangesDocument.usualLimit)
    }
  }
}
