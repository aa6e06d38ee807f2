/// What `vclaimctl doctor` found out about one thing.
package struct Finding: Sendable, Hashable {
  /// How it stands.
  package enum Grade: String, Sendable, Hashable, Codable {
    /// Nothing is wrong.
    case ok
    /// It could not be looked at, and the message says why; nothing is known to be wrong.
    case skipped
    /// It works today, and somebody should look at it.
    case warning
    /// Readers get no reliable answers, or the daemon cannot do its work.
    case unusable
  }

  /// What was looked at.
  package let check: DoctorCheck
  /// How it stands.
  package let grade: Grade
  /// What was found, in one sentence.
  package let message: String
  /// A command that mends it; nil where nothing is wrong, or none does.
  package let mend: String?

  init(_ check: DoctorCheck, _ grade: Grade, _ message: String, mend: String? = nil) {
    self.check = check
    self.grade = grade
    self.message = message
    self.mend = mend
  }
}
