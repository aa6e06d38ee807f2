import ArgumentParser
import CommandLineKit
import ReferenceStore
import Settings
import VClaimReference

struct List: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print all rows of a dataset.",
    discussion: "Streams the rows, columns separated by tabs, in the order in which they should be shown.")

  @OptionGroup var options: SettingsOptions

  @Argument(help: "The dataset.")
  var dataset: Dataset

  @Flag(help: "Print one JSON object a line.")
  var json = false

  @Flag(help: "Print CSV with a heading.")
  var csv = false

  func validate() throws {
    if json, csv { throw ValidationError("--json and --csv exclude each other") }
  }

  func run() async throws {
    let settings = try await options.read().settings(for: .file)
    let reader = try ReferenceFile.open(settings).local.reader
    let format: ListFormat = json ? .json : csv ? .csv : .plain
    var lines = LineBuffer(.standard)
    if let heading = format.heading(of: dataset) { try lines.add(heading) }
    try reader.forEach(dataset) { try lines.add(try format.line($0, of: dataset)) }
    try lines.flush()
  }
}
