/// The exit statuses of all commands, `contract.md`, section 1.
///
/// From 64 on they are those of `sysexits.h`.
package struct ExitStatus: RawRepresentable, Sendable, Hashable {
  /// The number that the shell sees.
  package let rawValue: Int32

  /// Makes a status from its number.
  ///
  /// - Parameter rawValue: 0 to 255.
  package init(rawValue: Int32) { self.rawValue = rawValue }

  /// Done, which a search without hits is too.
  package static let done = ExitStatus(rawValue: 0)
  /// Absent, not known any more, stale, or pulled but held by the guard.
  package static let absent = ExitStatus(rawValue: 1)
  /// Unusable, in the convention of monitoring plug-ins.
  package static let unusable = ExitStatus(rawValue: 2)
  /// Wrong usage, an unknown dataset among it.
  package static let usage = ExitStatus(rawValue: 64)
  /// An answer, or a file, that cannot be read or breaks the rules.
  package static let badData = ExitStatus(rawValue: 65)
  /// No connection, a time-out, 429, 5xx, HTML or an empty body.
  package static let unavailable = ExitStatus(rawValue: 69)
  /// A mistake of the program itself.
  package static let internalError = ExitStatus(rawValue: 70)
  /// A file cannot be created.
  package static let cannotCreate = ExitStatus(rawValue: 73)
  /// Input or output failed, a missing or unreadable file among it.
  package static let inputOutput = ExitStatus(rawValue: 74)
  /// Somebody holds the lock, or budget or cool-down forbids it: later it may work.
  package static let tryLater = ExitStatus(rawValue: 75)
  /// The service refused the credentials.
  package static let credentialsRefused = ExitStatus(rawValue: 77)
  /// The configuration is wrong, a dataset that it does not allow among it.
  package static let configuration = ExitStatus(rawValue: 78)

  /// Every status that commands end with, and when: for the manual.
  package static let meanings: [(status: ExitStatus, meaning: String)] = [
    (.done, "Done. A search without hits is done too."),
    (
      .absent,
      "Absent, not known any more, stale, or pulled but held back by the guard; of doctor: something to look at."
    ),
    (.unusable, "Unusable: what doctor found keeps readers from answers or the daemon from its work."),
    (.usage, "Wrong usage, an unknown dataset among it."),
    (.badData, "An answer, or a file, that cannot be read or breaks the rules."),
    (.unavailable, "No connection, a time-out, 429, 5xx, HTML or an empty body; or the daemon is needed and silent."),
    (.internalError, "A mistake of the program itself."),
    (.cannotCreate, "A file cannot be created."),
    (.inputOutput, "Input or output failed, a missing or unreadable file among it."),
    (.tryLater, "Another program has the lock and no socket answers, or budget or cool-down forbids it."),
    (.credentialsRefused, "The service refused the credentials, or this user may not ask the daemon for that."),
    (.configuration, "The configuration is wrong, a dataset that it does not allow among it."),
  ]
}
