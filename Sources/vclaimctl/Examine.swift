import ArgumentParser
import CommandLineKit
import FoundationEssentials
import VClaimReference

struct Examine: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Find what is wrong with files, permissions, disk, daemon, certificate, credentials and clock.",
    discussion: """
      Each thing is told as ok, skipped (it could not be looked at), warning or unusable, with a command that mends it. \
      Nothing is changed, and the service is asked one thing at most, within budget and cool-down. As root it sees most. \
      With --json: "status", and for each of "checks" the keys "check", "status", "message" and "mend". Exit status: 0 \
      all is well, 1 with a warning, such as a stale or held dataset, 2 where something cannot be used.
      """)

  @OptionGroup var options: SettingsOptions

  @Flag(help: "Print the findings as JSON.")
  var json = false

  func run() async throws {
    let document = await Doctor(await options.read()).examine()
    try Output.standard.write(json ? JSONText.encode(document) + "\n" : document.text)
    if document.exitStatus != .done { throw ExitCode(document.exitStatus.rawValue) }
  }
}
