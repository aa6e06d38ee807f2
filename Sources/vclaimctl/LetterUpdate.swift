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

  @Argument(help: ArgumentHelp("The letter; - for standard input.", valueName: "file"))
  var file: String

  @Flag(help: "Print the answer as JSON.")
  var json = false

  func run() async throws {
    let letter = try LetterFile.read(file)
    guard let number = letter.number else {
      throw CommandError(.badData, "\(file): noSep is missing, the number of the letter to be replaced")
    }
    let issued = try await options.withClient { try await $0.updateSEP(number: number, letter) }
    try Output.standard.write(json ? JSONText.encode(issued) + "\n" : LetterText.of(issued))
  }
}
