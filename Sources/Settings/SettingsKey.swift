/// What is known of one key: the source of the sample file, of `check-config` and of every error's text.
package struct SettingsKey: Sendable, Hashable {
  /// The key as files and the environment write it: `BPJS_TIMEOUT`.
  package let name: String
  /// The value that holds when nobody sets the key, as a file would write it; nil when the key is then unset.
  package let defaultText: String?
  /// What holds when the key is unset and ``defaultText`` cannot say it: a rule, or that the key is required.
  package let defaultNote: String?
  /// What is allowed, in words that follow "must be".
  package let allowed: String
  /// One sentence for the sample file.
  package let help: String
  /// Whether the value must never be shown.
  package let isSecret: Bool
  /// Whether the value is an address, in which a password may stand before an `@`, even where none is allowed.
  let isAddress: Bool
  /// Whether a change takes effect with a restart of the daemon only.
  package let needsRestart: Bool

  init(
    _ name: String, default defaultText: String? = nil, note: String? = nil, allowed: String, help: String,
    isSecret: Bool = false, isAddress: Bool = false, needsRestart: Bool = false
  ) {
    self.name = name
    self.defaultText = defaultText
    self.defaultNote = note
    self.allowed = allowed
    self.help = help
    self.isSecret = isSecret
    self.isAddress = isAddress
    self.needsRestart = needsRestart
  }

  /// The value as it may be shown.
  ///
  /// - Parameter value: The text as it was set.
  /// - Returns: `***` for a secret and for an address that may hold a password, in whatever key it stands, else the value
  ///   without control characters.
  package func shown(_ value: String) -> String {
    let mayHoldPassword = value.contains("@") && (isAddress || value.contains("://"))
    return isSecret || mayHoldPassword ? "***" : value.escapingControls
  }
}

/// A key and the parser of its values.
struct TypedKey<Value: Sendable>: Sendable {
  let key: SettingsKey
  /// Nil for a text that is not allowed.
  let parse: @Sendable (String) -> Value?

  init(_ key: SettingsKey, _ parse: @escaping @Sendable (String) -> Value?) {
    self.key = key
    self.parse = parse
  }
}
