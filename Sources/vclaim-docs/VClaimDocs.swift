import ArgumentParser
import DaemonMetrics
import FoundationEssentials

/// Writes the pages of the documentation that are made from the code: `make docs`.
@main
struct VClaimDocs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vclaim-docs", abstract: "Write the generated pages of the documentation.")

  /// All generated pages, by their path in the repository.
  static let pages = [
    (ErrorsManual.path, ErrorsManual.text), (ErrorsArticle.path, ErrorsArticle.text),
    ("Documentation/metrics.md", MetricsTable.text),
  ]

  @Argument(help: "The directory of the repository.")
  var directory = "."

  func run() throws {
    for (path, text) in Self.pages {
      try Data(text.utf8).write(to: URL(filePath: "\(directory)/\(path)"))
    }
  }
}
