/// A command cannot go on for a reason of its own, none of another room's.
package struct CommandError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The exit status that says it.
  package let status: ExitStatus
  /// What is wrong, in one line.
  package let description: String

  /// Makes an error.
  ///
  /// - Parameters:
  ///   - status: The exit status.
  ///   - description: What is wrong, in one line.
  package init(_ status: ExitStatus, _ description: String) {
    self.status = status
    self.description = description
  }
}
