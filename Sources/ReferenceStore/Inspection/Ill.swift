/// Something that is wrong with the reference file or with what stands beside it, as somebody sees it who changes nothing.
package struct Ill: Sendable, Hashable {
  /// What mends it.
  package enum Remedy: Sendable, Hashable {
    /// The daemon does, when it starts.
    case start
    /// The next pull does.
    case pull
    /// A command for a shell.
    case command(String)
    /// A program as new as the file.
    case upgrade
    /// Another path in `VCLAIMD_DATABASE`.
    case otherPath
  }

  /// What is wrong, in one sentence.
  package let message: String
  /// What mends it.
  package let remedy: Remedy
  /// Whether readers get no answers, or no reliable ones, as long as it lasts.
  package let isUnusable: Bool

  init(_ message: String, _ remedy: Remedy, isUnusable: Bool = false) {
    self.message = message
    self.remedy = remedy
    self.isUnusable = isUnusable
  }
}
