/// One key with another value than before.
package struct SettingsChange: Sendable, Hashable {
  /// The key.
  package let key: SettingsKey
  /// The value before, as it may be shown; nil when it was unset.
  package let before: String?
  /// The value now, as it may be shown; nil when it is unset.
  package let after: String?
}

extension SettingsReading {
  /// The keys that have other values than in an earlier reading, secrets among them, in the order of ``KeyTable/keys``.
  ///
  /// What follows from a key that changed counts: a greatest age of three intervals changes with the interval.
  ///
  /// - Parameter earlier: The earlier reading.
  /// - Returns: The changes; the value of a secret is `***` before and after.
  package func changes(since earlier: SettingsReading) -> [SettingsChange] {
    rows.compactMap { row in
      let old = earlier.rows.first { $0.key == row.key }
      guard old?.text != row.text else { return nil }
      return SettingsChange(key: row.key, before: old?.value, after: row.value)
    }
  }

  /// The keys of the credentials that systemd handed over: their values stay what they are until the daemon starts anew.
  package var handedOver: [SettingsKey] {
    rows.filter { row in
      guard case .credential = row.origin else { return false }
      return row.key.isSecret || row.key == ServiceKeys.consumerID.key
    }.map(\.key)
  }
}
