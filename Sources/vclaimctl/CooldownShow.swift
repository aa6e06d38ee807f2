import ArgumentParser
import CommandLineKit
import ReferenceStore
import Settings
import VClaim
import VClaimReference

struct CooldownShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show which service is left alone, why and until when.")

  @OptionGroup var options: SettingsOptions

  @Flag(help: "Print the cool-downs as JSON.")
  var json = false

  func run() async throws {
    let document = try await CoolDownAccess(try await options.read().settings(for: .file)).coolDowns()
    try Output.standard.write(
      json ? JSONText.encode(document) + "\n" : document.text(now: SystemTime.unixSeconds()))
  }
}
