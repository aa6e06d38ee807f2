import ArgumentParser

struct Cooldown: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cooldown",
    abstract: "Show which service is left alone for a while, why and until when, or end that.",
    discussion: """
      The daemon is asked when it runs, else the state file is read, which its owner and root may do. Pulls and live \
      look-ups that a cool-down forbids end with 75.
      """,
    subcommands: [CooldownShow.self, CooldownClear.self], defaultSubcommand: CooldownShow.self)
}
