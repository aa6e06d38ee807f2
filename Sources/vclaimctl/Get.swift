import ArgumentParser
import CommandLineKit
import ReferenceStore
import Settings
import VClaim
import VClaimReference

struct Get: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look one row up.",
    discussion: """
      A row that is in the file is answered from there. On a miss the daemon is asked, or when none answers the service, \
      if credentials can be read. Exit status: 0 found, 1 absent, 69 not in the file and the service cannot be reached.
      """)

  @OptionGroup var options: SettingsOptions

  @Argument(help: "The dataset.")
  var dataset: Dataset

  @Argument(help: ArgumentHelp("The key; several parts where the dataset has them.", valueName: "key"))
  var key: [String]

  @Flag(help: "Ask the service even for a row that is in the file.")
  var live = false

  @Flag(help: "Print the answer as JSON.")
  var json = false

  func run() async throws {
    let reading = await options.read()
    let settings = try reading.settings(for: .file)
    let file = try ReferenceFile.open(settings)
    var lookup = try file.local.record(of: dataset, key: key)
    if live || lookup.value == nil {
      let answer = try await DaemonConnection.with(settings.socketPath) { daemon in
        try await daemon.record(of: dataset, key: key, asksFirst: live, within: settings.timeout)
      }
      if let answer {
        lookup = answer
      } else if live || settings.credentials != nil {
        // Credentials that are wrong, and not merely absent, are worth an error on a miss too.
        lookup = try await ask(try reading.settings(for: .service))
      }
    }
    if json {
      try Output.standard.writeLine(JSONText.encode(LookupDocument(lookup, of: dataset)))
    } else {
      try Output.standard.write(AnswerText.lookup(lookup, of: dataset, now: SystemTime.unixSeconds()))
    }
    if lookup.value == nil { throw ExitCode(ExitStatus.absent.rawValue) }
  }

  private func ask(_ settings: Settings) async throws -> Lookup<Record> {
    let connection = try ServiceConnection(settings)
    do {
      let library = try ReferenceFile.open(
        settings, fallback: .live(connection.client, ownFacility: settings.facilityCodes.first))
      let lookup = try await library.record(of: dataset, key: key, within: settings.timeout, asksFirst: live)
      await connection.shutdown()
      return lookup
    } catch {
      await connection.shutdown()
      throw error
    }
  }
}
