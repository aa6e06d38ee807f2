import ArgumentParser
import DaemonMetrics
import FoundationEssentials

/// Writes the pages of the documentation that are made from the code: `make docs`.
@main
struct VClaimDocs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vclaim-docs", abstract: "Write the generated pages of the documentation.")

  /// The generated pages that need no program to be run, by their path in the repository.
  static let pages = [
    (ErrorsManual.path, ErrorsManual.text), (ErrorsArticle.path, ErrorsArticle.text),
    ("Documentation/metrics.md", MetricsTable.text), (SettingsManual.path, SettingsManual.text),
    (ReferenceManual.path, ReferenceManual.text),
  ]

  @Argument(help: "The directory of the repository.")
  var directory = "."

  @Option(
    help: ArgumentHelp(
      "A directory with NAME.json for each program, as --experimental-dump-help prints it: writes their manual pages too.",
      valueName: "directory"))
  var helpDumps: String?

  func run() throws {
    for (path, text) in Self.pages { try write(text, to: path) }
    guard let helpDumps else { return }
    for manual in ProgramManual.all {
      let help = try CommandHelp.read(Data(contentsOf: URL(filePath: "\(helpDumps)/\(manual.name).json")))
      try write(manual.text(help), to: manual.path)
    }
  }

  private func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(directory)/\(path)"))
  }
}
