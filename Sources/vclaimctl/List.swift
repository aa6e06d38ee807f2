import ArgumentParser
import CommandLineKit
import ReferenceStore
import Settings
import VClaim
import VClaimReference

struct List: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print all rows of a dataset.",
    discussion: """
      Streams the rows, columns separated by tabs, in the order in which they should be shown; with --as-of in the order of \
      the key. Exit status 1 with --as-of for a day of which nothing is known any more.
      """)

  @OptionGroup var options: SettingsOptions

  @Argument(help: "The dataset.")
  var dataset: Dataset

  @Option(help: PastDay.help)
  var asOf: PastDay?

  @Flag(help: "Print one JSON object a line.")
  var json = false

  @Flag(help: "Print CSV with a heading.")
  var csv = false

  func validate() throws {
    if json, csv { throw ValidationError("--json and --csv exclude each other") }
    try asOf?.validate(now: SystemTime.unixSeconds())
  }

  func run() async throws {
    let settings = try await options.read().settings(for: .file)
    let local = try ReferenceFile.open(settings).local
    let format: ListFormat = json ? .json : csv ? .csv : .plain
    var lines = LineBuffer(.standard)
    if let heading = format.heading(of: dataset) { try lines.add(heading) }
    if let asOf {
      try local.forEach(dataset, asOf: asOf.end) { try lines.add(try format.line($0, of: dataset)) }
    } else {
      try local.reader.forEach(dataset) { try lines.add(try format.line($0, of: dataset)) }
    }
    try lines.flush()
  }
}
