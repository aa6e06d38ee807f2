import ArgumentParser
import CommandLineKit
import VClaim
import VClaimReference

struct LetterUpdate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Replace a letter by what a file holds.",
    discussion: """
      The file holds the whole letter in either form, as for create, with its number as noSep. Prints the letter as far as \
      the service tells, with the number at least.
      """)

  @OptionGroup var options: ServiceOptions

  @Argument(help: ArgumentHelp("The letter; - for standard input.", valueName: "file"), completion: .file())
  var file: String

  @Flag(help: "Print the answer as JSON.")
  var json = false

  func run() async throws {
    let issued = try await options.withClient { client in
      let letter = try LetterFile.read(
        file, to: .replace, in: client.configuration.dialect, at: SystemTime.unixSeconds())
      // A file without a number was refused; without one the client refuses too.
      let number = letter.number ?? ""
      return try await ServiceChange.run { try await client.updateSEP(number: number, letter) }
    }
    try ServiceChange.tell(
      "changed \(issued.number.fitted(to: 64)) as the file says; there is no need to send it again"
    ) {
      try json ? JSONText.encode(issued) + "\n" : LetterText.of(issued)
    }
  }
}
