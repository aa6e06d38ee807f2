import ArgumentParser
import CommandLineKit
import ProcessSignals
import Version

@main
struct VClaimd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vclaimd",
    abstract: "Keeps BPJS VClaim reference data fresh in a local SQLite file.",
    version: ProgramVersion.current,
    subcommands: [Run.self, Sync.self, CheckConfig.self, Demo.self],
    defaultSubcommand: Run.self)

  static func main() async { await Program.run(Self.self) }
}
