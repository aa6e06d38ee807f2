internal import Settings

/// What is wrong with the configuration.
enum ConfigurationCheck {
  /// Tells every problem.
  ///
  /// - Parameters:
  ///   - reading: The configuration.
  ///   - daemonAnswers: Whether a daemon runs, which has credentials then.
  /// - Returns: What was found.
  static func findings(_ reading: SettingsReading, daemonAnswers: Bool) -> [Finding] {
    let problems = reading.problems(for: .file)
    let wrong = problems.map { problem in
      Finding(.configuration, .unusable, "\(problem)", mend: mend(problem))
    }
    let missing = reading.problems(for: .service).filter { !problems.contains($0) }
    if daemonAnswers, !missing.isEmpty, wrong.isEmpty {
      return [
        Finding(.configuration, .ok, "no errors; the daemon has its credentials, which this user does not see")
      ]
    }
    let all =
      wrong
      + missing.map { problem in
        Finding(.configuration, .warning, "\(problem)", mend: mend(problem))
      }
    return all.isEmpty ? [Finding(.configuration, .ok, "no errors")] : all
  }

  private static func mend(_ problem: SettingsProblem) -> String {
    problem.code == .unreadable ? "sudo vclaimctl doctor" : "vclaimd check-config"
  }
}
