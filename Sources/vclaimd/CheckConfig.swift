import ArgumentParser
import CommandLineKit
import FoundationEssentials
import Settings

struct CheckConfig: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-config",
    abstract: "Print every key with its value and origin, and all errors.")

  @OptionGroup var options: SettingsOptions

  @Flag(help: "Print the sample file instead: every key with its default and meaning, in comments.")
  var sample = false

  func run() async throws {
    guard !sample else { return try Output.standard.write(SampleFile.text) }
    let reading = await options.read()
    var table = TextTable([.left("KEY"), .left("VALUE"), .left("FROM")])
    for row in reading.rows { table.add([row.key.name, row.value ?? "", row.origin.description]) }
    let terminal = Terminal.of(.standard, variables: ProcessInfo.processInfo.environment)
    try Output.standard.write(table.render(width: terminal.width))
    for warning in reading.warnings { Program.report(warning, by: "vclaimd") }
    _ = try reading.settings(for: .service)
  }
}
