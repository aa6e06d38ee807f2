import ArgumentParser
import CommandLineKit

@main
struct VClaimctl: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vclaimctl",
    abstract: "Looks into the reference file that vclaimd keeps.",
    subcommands: [Status.self, Get.self, Search.self, List.self])

  static func main() async { await Program.run(Self.self) }
}
