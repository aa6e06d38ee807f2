import ArgumentParser
import CommandLineKit
import VClaim
import VClaimReference

struct LetterCreate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create",
    abstract: "Create a letter, and print it with its number.",
    discussion: """
      The file holds the letter as {"request": {"t_sep": {...}}}, or flat with the field names of the paged dialect; either \
      form is sent as the configured dialect has it. A field of another name is an error. Without a user in it, the letter \
      is written by BPJS_SERVICE_NAME.
      """)

  @OptionGroup var options: ServiceOptions

  @Argument(help: ArgumentHelp("The letter; - for standard input.", valueName: "file"), completion: .file())
  var file: String

  @Flag(help: "Print the answer as JSON.")
  var json = false

  func run() async throws {
    let issued = try await options.withClient { client in
      let letter = try LetterFile.read(
        file, to: .create, in: client.configuration.dialect, at: SystemTime.unixSeconds())
      return try await ServiceChange.run { try await client.createSEP(letter) }
    }
    try ServiceChange.tell("created \(issued.number.fitted(to: 64)); do not send it again") {
      try json ? JSONText.encode(issued) + "\n" : LetterText.of(issued)
    }
  }
}
