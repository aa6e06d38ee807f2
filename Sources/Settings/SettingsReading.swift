/// A configuration as it was found, whether or not it can be used: what `vclaimd check-config` prints.
package struct SettingsReading: Sendable {
  /// What a command needs of the configuration.
  package enum Need: Sendable {
    /// To read the reference file: no credentials, and a configuration file that this user cannot read does not matter.
    case file
    /// To ask the service as well.
    case service
  }

  /// Every key, in the order of ``KeyTable/keys``, with its value and origin.
  package let rows: [SettingsRow]
  /// What is wrong whatever the need.
  let problems: [SettingsProblem]
  /// What is wrong besides when the service is to be asked.
  let serviceProblems: [SettingsProblem]
  /// What an administrator should mend although the configuration can be used, one sentence each.
  package let warnings: [String]
  /// The typed values; nil when there are ``problems``.
  let settings: Settings?

  /// Everything that is wrong, at once.
  ///
  /// - Parameter need: What the command needs.
  /// - Returns: The problems, empty when the configuration can be used.
  package func problems(for need: Need) -> [SettingsProblem] {
    need == .service ? problems + serviceProblems : problems
  }

  /// The typed values.
  ///
  /// - Parameter need: What the command needs.
  /// - Returns: The settings.
  /// - Throws: ``SettingsError`` with all problems.
  package func settings(for need: Need) throws(SettingsError) -> Settings {
    let problems = problems(for: need)
    guard let settings, problems.isEmpty else { throw SettingsError(problems) }
    return settings
  }
}
