import ArgumentParser
import CommandLineKit
import Settings
import VClaim
import VClaimReference

struct Pending: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show what the guard holds back, and the difference that it would make.",
    discussion: "The daemon is asked when it runs, else the files are read, which their owner and root may do.")

  @OptionGroup var options: SettingsOptions

  @Flag(help: "Print the held candidates as JSON.")
  var json = false

  func run() async throws {
    let document = try await HeldAccess(try await options.read().settings(for: .file)).pending()
    if json {
      try Output.standard.writeLine(JSONText.encode(document))
    } else {
      try Output.standard.write(document.text(now: SystemTime.unixSeconds()))
    }
  }
}
