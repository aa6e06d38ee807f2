/// One thing that is wrong with the configuration.
package struct SettingsProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of problem.
  package let code: SettingsError.Code
  /// The key, where the problem is one key's.
  package let key: String?
  /// Where the key, or the broken line, stands.
  package let origin: SettingsOrigin?
  /// What is wrong and what is allowed.
  ///
  /// A secret's value never appears here.
  package let message: String

  init(_ code: SettingsError.Code, key: String?, origin: SettingsOrigin?, message: String) {
    self.code = code
    self.key = key
    self.origin = origin
    self.message = message
  }

  /// The problem in one line: `BPJS_TIMEOUT (environment): "soon" is not …`.
  package var description: String {
    let parts = [key?.escapingControls, origin.map { key == nil ? "\($0)" : "(\($0))" }].compactMap(\.self)
    guard !parts.isEmpty else { return message }
    // A line is the subject of its message ("file:3 has no …"), a key stands before it.
    return parts.joined(separator: " ") + (key == nil ? " " : ": ") + message
  }
}
