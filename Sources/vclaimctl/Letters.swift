import ArgumentParser

struct Letters: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sep",
    abstract: "Create, show, update and delete letters of eligibility (SEP) at the service.",
    discussion: """
      A change is sent once and never again by itself. When its answer is lost, or SIGINT or SIGTERM ends the wait for it, \
      the exit status is 69 and the message says that the outcome is unknown and how to find out; a second signal ends the \
      command at once. Exit status 65: a letter file that is none or cannot be sent as configured, with all that is wrong \
      with it, or a letter that the service declines, with its text; 74: a change took place and cannot be printed, and the \
      message says so with the number.
      """,
    subcommands: [LetterCreate.self, LetterShow.self, LetterUpdate.self, LetterDelete.self])
}
