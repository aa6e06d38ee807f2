package import Logging
package import Settings
internal import VClaim

/// The log of a program, on standard error.
package enum ProgramLog {
  /// Makes a logger that writes one line for each entry.
  ///
  /// - Parameters:
  ///   - label: What logs; it is not written.
  ///   - threshold: The least grave kind of message that is logged.
  ///   - variables: The environment, which says whether standard error is the journal.
  /// - Returns: The logger.
  package static func logger(label: String, threshold: LogThreshold, variables: [String: String]) -> Logger {
    let isJournal = JournalStream.isBehind(.error, variables: variables)
    return Logger(label: label) { _ in
      LineLogHandler(
        threshold: threshold, isJournal: isJournal, now: SystemTime.unixSeconds, write: { try? Output.error.write($0) })
    }
  }
}

extension LogThreshold {
  /// Makes a threshold as the configuration says.
  ///
  /// - Parameter settings: The configuration.
  package convenience init(_ settings: Settings) { self.init(Logger.Level(settings)) }
}

extension Logger.Level {
  /// The level that the configuration says.
  ///
  /// - Parameter settings: The configuration.
  package init(_ settings: Settings) { self = Logger.Level(rawValue: settings.logLevel.rawValue) ?? .info }
}
