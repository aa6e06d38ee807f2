import ArgumentParser
import CommandLineKit
import Settings

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the daemon.",
    discussion: """
      Pulls what is due, then each dataset on its interval. SIGUSR1 pulls everything now, SIGUSR2 logs the state of every \
      dataset and writes it to state.json beside the socket, SIGHUP reads the configuration \
      again as vclaimctl reload does, SIGTERM and SIGINT stop. \
      Only one daemon keeps a file: a second one ends with 75.
      """)

  @OptionGroup var options: SettingsOptions

  func run() async throws {
    try await Daemon(await options.read(), from: options).run()
  }
}
