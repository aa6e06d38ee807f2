import ArgumentParser
import CommandLineKit
import VClaim
import VClaimReference

struct LetterShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print a letter.",
    discussion: "Exit status 1 when the service says that it has no such letter.")

  @OptionGroup var options: ServiceOptions

  @Argument(help: "The number of the letter.")
  var number: String

  @Flag(help: "Print the letter as JSON; null for one that does not exist.")
  var json = false

  func run() async throws {
    let letter = try await options.withClient { try await $0.sep(number: number) }
    try Output.standard.write(json ? JSONText.encode(letter) + "\n" : LetterText.of(letter))
    if letter == nil { throw ExitCode(ExitStatus.absent.rawValue) }
  }
}
