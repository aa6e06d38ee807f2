import ArgumentParser
import CommandLineKit
import ReferenceStore
import Settings
import VClaim
import VClaimReference

struct CooldownClear: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clear",
    abstract: "End every cool-down.",
    discussion: """
      For root and the daemon's user. The budget stays as it is. What was put off is pulled when it is due again; \
      vclaimctl resync pulls it now. Exit status 75 when another program has the files and no socket answers.
      """)

  @OptionGroup var options: SettingsOptions

  @Flag(help: "Print what was ended as JSON.")
  var json = false

  func run() async throws {
    let document = try await CoolDownAccess(try await options.read().settings(for: .file)).clear()
    try Output.standard.write(
      json ? JSONText.encode(document) + "\n" : document.text(now: SystemTime.unixSeconds()))
  }
}
