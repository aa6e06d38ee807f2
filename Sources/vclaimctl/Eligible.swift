import ArgumentParser
import CommandLineKit
import VClaim
import VClaimReference

struct Eligible: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eligibility",
    abstract: "Ask the service for a member's right to care.",
    discussion: """
      Prints personal data: it goes to standard output and nowhere else. Exit status: 0 the service knows the member, \
      eligible or not; 1 it knows no such member; 64 a number or day that cannot be right, in which case nothing is sent; \
      69 no answer.
      """)

  @OptionGroup var options: ServiceOptions

  @Option(help: ArgumentHelp("The card number, 13 digits.", valueName: "number"))
  var card: String?

  @Option(help: ArgumentHelp("The population number, 16 digits.", valueName: "number"))
  var nik: String?

  @Option(help: ArgumentHelp("The day of care; default today. Not in the future.", valueName: "yyyy-mm-dd"))
  var date: String?

  @Flag(help: "Print the answer as JSON; null for an unknown member.")
  var json = false

  func validate() throws {
    guard (card == nil) != (nik == nil) else { throw ValidationError("give either --card or --nik") }
  }

  func run() async throws {
    let answer = try await options.withClient { client in
      if let card { return try await client.eligibility(card: card, on: date) }
      return try await client.eligibility(nik: nik ?? "", on: date)
    }
    if json {
      try Output.standard.writeLine(JSONText.encode(answer))
    } else {
      try Output.standard.write(EligibilityText.of(answer))
    }
    if answer == nil { throw ExitCode(ExitStatus.absent.rawValue) }
  }
}
