import ArgumentParser
import CommandLineKit
import Version

@main
struct VClaimctl: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vclaimctl",
    abstract: "Looks into the reference file that vclaimd keeps, and talks to the daemon and to the service.",
    version: ProgramVersion.current,
    subcommands: [
      Status.self, Get.self, Search.self, List.self, History.self, Changes.self, Resync.self, Cooldown.self,
      Reload.self,
      Examine.self, Health.self, Pending.self, Approve.self, Reject.self, Rollback.self, Eligible.self, Letters.self,
    ])

  static func main() async { await Program.run(Self.self) }
}
