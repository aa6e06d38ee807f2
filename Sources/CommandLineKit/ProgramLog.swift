package import Logging
package import Settings
internal import VClaim

/// The log of a program, on standard error.
package enum ProgramLog {
  /// Makes a logger that writes one line for each entry.
  ///
  /// - Parameters:
  ///   - label: What logs; it is not written.
  ///   - level: The least grave kind of message that is logged.
  ///   - variables: The environment, which says whether standard error is the journal.
  /// - Returns: The logger.
  package static func logger(label: String, level: LogLevel, variables: [String: String]) -> Logger {
    let isJournal = JournalStream.isBehind(.error, variables: variables)
    return Logger(label: label) { _ in
      LineLogHandler(
        level: Logger.Level(rawValue: level.rawValue) ?? .info, isJournal: isJournal, now: SystemTime.unixSeconds,
        write: { try? Output.error.write($0) })
    }
  }
}
