internal import VClaimWire

/// One line of `vclaimd check-config`.
package struct SettingsRow: Sendable, Hashable {
  /// The key.
  package let key: SettingsKey
  /// The value as it may be shown, `***` for a secret; nil when unset.
  package let value: String?
  /// Where it came from.
  package let origin: SettingsOrigin
  /// The value as it is.
  let text: Sensitive<String>?
}
