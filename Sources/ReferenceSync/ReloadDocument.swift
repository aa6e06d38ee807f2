/// What reading the configuration again brought, as a JSON object: what the socket answers to `reload`.
package struct ReloadDocument: Codable, Sendable, Hashable {
  /// One key with another value than before.
  package struct Change: Codable, Sendable, Hashable {
    private enum CodingKeys: String, CodingKey {
      case key
      case before
      case after
      case needsRestart = "needs_restart"
    }

    /// The key.
    package let key: String
    /// The value before, `***` for a secret; nil when it was unset.
    package let before: String?
    /// The value now, `***` for a secret; nil when it is unset.
    package let after: String?
    /// Whether the daemon goes on with the value before until it is started anew.
    package let needsRestart: Bool

    /// Describes a change.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - before: The value before, as it may be shown.
    ///   - after: The value now, as it may be shown.
    ///   - needsRestart: Whether it takes effect with a restart only.
    package init(key: String, before: String?, after: String?, needsRestart: Bool) {
      self.key = key
      self.before = before
      self.after = after
      self.needsRestart = needsRestart
    }

    /// Writes every key; null for what there is not.
    ///
    /// - Parameter encoder: The encoder to write to.
    /// - Throws: What the encoder throws.
    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(key, forKey: .key)
      try container.encode(before, forKey: .before)
      try container.encode(after, forKey: .after)
      try container.encode(needsRestart, forKey: .needsRestart)
    }
  }

  /// The keys that changed, those among them that take a restart.
  package let changed: [Change]
  /// What else an administrator should know, one sentence each.
  package let remarks: [String]

  /// Describes a reload.
  ///
  /// - Parameters:
  ///   - changed: The keys that changed.
  ///   - remarks: What else is to be known.
  package init(changed: [Change], remarks: [String]) {
    self.changed = changed
    self.remarks = remarks
  }
}

/// Reads the configuration of a running daemon again and takes it on.
package typealias Reload = @Sendable () async throws(ReloadError) -> ReloadDocument
