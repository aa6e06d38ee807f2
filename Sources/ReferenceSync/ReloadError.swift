/// The configuration cannot be used; the daemon goes on with the one that it has.
package struct ReloadError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of failure it is, in snake case.
  package let code: String
  /// Everything that is wrong, in one line and without secrets.
  package let description: String

  /// Makes an error.
  ///
  /// - Parameters:
  ///   - code: What kind of failure it is, in snake case.
  ///   - description: Everything that is wrong, in one line.
  package init(code: String, description: String) {
    self.code = code
    self.description = description
  }
}
