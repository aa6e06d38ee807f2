package import SQLite

/// What went wrong with the reference file.
///
/// It holds no value of a row: a message names datasets, columns, versions and paths.
package struct StoreError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of failure.
  ///
  /// More may come: match with a default.
  package struct Code: RawRepresentable, Sendable, Hashable {
    /// The code's name, fit for a label of a metric.
    package let rawValue: String

    /// Creates a code.
    ///
    /// - Parameter rawValue: Its name, in lower case with underscores.
    package init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// There is no file at the path.
    package static let missingFile = Code(rawValue: "missing_file")
    /// The path leads to a directory or something else that is no file.
    package static let notAFile = Code(rawValue: "not_a_file")
    /// The file is no SQLite database.
    package static let notADatabase = Code(rawValue: "not_a_database")
    /// The file is a SQLite database of somebody else, or one that was never set up.
    package static let foreignFile = Code(rawValue: "foreign_file")
    /// The file was written by a newer program.
    package static let newerFile = Code(rawValue: "newer_file")
    /// The file is of an older format, which does not have the dataset yet.
    package static let olderFile = Code(rawValue: "older_file")
    /// A migration that was applied to the file is not the one that this program knows.
    package static let editedMigration = Code(rawValue: "edited_migration")
    /// A candidate breaks the rules of its dataset.
    package static let invalidCandidate = Code(rawValue: "invalid_candidate")
    /// A list of aliases is not written as it must be.
    package static let invalidAliases = Code(rawValue: "invalid_aliases")
    /// A key has the wrong number of parts.
    package static let invalidKey = Code(rawValue: "invalid_key")
    /// What was at a moment is not known: the journal does not reach back that far.
    package static let unknownPast = Code(rawValue: "unknown_past")
    /// A generation is asked for that the file has not reached.
    package static let futureGeneration = Code(rawValue: "future_generation")
    /// The file's content is not what the schema promises.
    package static let unexpectedContent = Code(rawValue: "unexpected_content")
    /// A file beside the reference file cannot be made or opened.
    package static let cannotOpen = Code(rawValue: "cannot_open")
    /// Another program writes the file.
    package static let locked = Code(rawValue: "locked")
    /// The task was cancelled between two steps; nothing is wrong with the file, and the next start goes on.
    package static let cancelled = Code(rawValue: "cancelled")
    /// SQLite failed; the underlying error says how.
    package static let database = Code(rawValue: "database")
  }

  /// The kind of failure.
  package var code: Code
  /// What happened, for a person.
  package var message: String
  /// SQLite's own error, where there is one.
  package var underlying: SQLiteError?

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - code: The kind of failure.
  ///   - message: What happened, for a person.
  ///   - underlying: SQLite's own error, where there is one.
  package init(_ code: Code, _ message: String, underlying: SQLiteError? = nil) {
    self.code = code
    self.message = message
    self.underlying = underlying
  }

  /// The kind of failure, fit for a label of a metric.
  package var shortDescription: String {
    underlying?.shortDescription ?? code.rawValue
  }

  /// Whether the same call may succeed later without anybody mending anything.
  package var isRetryable: Bool {
    underlying?.isRetryable ?? false
  }

  package var description: String {
    guard let underlying else { return message }
    return "\(message): \(underlying)"
  }
}

extension StoreError {
  /// Ends a piece of work between two of its steps where the task is cancelled.
  static func throwIfCancelled() throws(StoreError) {
    if Task.isCancelled { throw StoreError(.cancelled, "the work on the file was called off") }
  }

  /// Takes any error of a piece of work on the file.
  ///
  /// - Parameters:
  ///   - error: The error. A `StoreError` stays what it is.
  ///   - activity: What was being done, for the message: "publishing diagnoses".
  init(_ error: any Error, while activity: String) {
    switch error {
    case let error as StoreError: self = error
    case let error as SQLiteError: self.init(.database, "\(activity) failed", underlying: error)
    default: self.init(.database, "\(activity) failed: \(error)")
    }
  }
}
