/// The configuration cannot be used.
///
/// Holds all problems at once.
package struct SettingsError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of a settings error, fit for a metric label and for the choice of an exit status.
  package struct Code: RawRepresentable, Sendable, Hashable {
    /// The code's stable text.
    package let rawValue: String

    /// Makes a code from its text.
    ///
    /// - Parameter rawValue: Lower-case words joined by underscores.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// A value, a key or a line is wrong: exit status 78.
    package static let invalid = Code(rawValue: "settings_invalid")
    /// A needed value is missing: exit status 78.
    package static let missing = Code(rawValue: "settings_missing")
    /// A file that was asked for, or is needed, is missing or cannot be read: exit status 74.
    package static let unreadable = Code(rawValue: "settings_unreadable")
  }

  /// The kind that decides: what cannot be read makes all else a consequence, what is missing is the least.
  package let code: Code
  /// All problems, at least one.
  package let problems: [SettingsProblem]

  /// Joins problems, of which there must be one at least for the error to make sense.
  init(_ problems: [SettingsProblem]) {
    let codes = Set(problems.map(\.code))
    self.code = [.unreadable, .invalid, .missing].first(where: codes.contains) ?? .invalid
    self.problems = problems
  }

  /// A stable word for metrics and logs.
  package var shortDescription: String { code.rawValue }

  /// Always false: the same configuration fails the same way.
  package var isRetryable: Bool { false }

  /// One line for one problem; for several a heading and a line each.
  package var description: String {
    if problems.count == 1 { return "configuration: \(problems[0])" }
    return (["configuration: \(problems.count) errors"] + problems.map { "  \($0)" }).joined(separator: "\n")
  }
}
