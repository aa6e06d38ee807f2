import ArgumentParser
import CommandLineKit
import VClaim
import VClaimReference

struct LetterDelete: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete",
    abstract: "Delete a letter, and print its number.")

  @OptionGroup var options: ServiceOptions

  @Argument(help: "The number of the letter.")
  var number: String

  @Option(help: ArgumentHelp("Who deletes it; default BPJS_SERVICE_NAME.", valueName: "name"))
  var user: String?

  @Flag(help: #"Print the answer as JSON: {"number": "..."}."#)
  var json = false

  func run() async throws {
    let deleted = try await options.withClient { [number, user] client in
      try await ServiceChange.run { try await client.deleteSEP(number: number, user: user) }
    }
    let done = "deleted \(deleted.fitted(to: 64))"
    try ServiceChange.tell("\(done); it cannot be deleted again") {
      try (json ? JSONText.encode(["number": deleted]) : done) + "\n"
    }
  }
}
