import ArgumentParser
import CommandLineKit
import Settings
import VClaimReference

struct Reload: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Have the daemon read its configuration again.",
    discussion: """
      Tells every key that changed, secrets as ***. What changed holds from the next pull and the next look-up on; what is \
      under way is not disturbed. VCLAIMD_DATABASE and VCLAIMD_SOCKET take a restart, and so do the environment and the \
      credentials that systemd handed over. A configuration that cannot be used is reported, and the daemon goes on with \
      the old one: 78, or 74 when a file cannot be read. 69 when no daemon answers. For root and the daemon's user.
      """)

  @OptionGroup var options: SettingsOptions

  @Flag(help: "Print the daemon's answer as JSON.")
  var json = false

  func run() async throws {
    let path = try await options.read().settings(for: .file).socketPath
    guard let document = try await DaemonConnection.with(path, { try await $0.reload() }) else {
      throw CommandError(.unavailable, "no daemon answers at \(path)")
    }
    try Output.standard.write(json ? JSONText.encode(document) + "\n" : document.text)
  }
}
