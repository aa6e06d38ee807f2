internal import ReferenceStore

/// The one table of keys.
package enum KeyTable {
  /// A heading of the sample file and the keys under it.
  package struct Group: Sendable {
    /// The heading.
    package let title: String
    /// Its keys, in the order in which they are shown.
    package let keys: [SettingsKey]
  }

  /// All keys, grouped.
  package static let groups: [Group] = [
    Group(title: "The service", keys: ServiceKeys.all),
    Group(title: "The daemon", keys: DaemonKeys.all),
    Group(title: "Each dataset's schedule", keys: Dataset.all.flatMap { DatasetKeys($0).schedule }),
    Group(title: "Each dataset's guard", keys: Dataset.all.flatMap { DatasetKeys($0).limits }),
  ]

  /// All keys, in the order in which they are shown.
  package static let keys: [SettingsKey] = groups.flatMap(\.keys)

  /// Keys that the documentation of other versions knows and this one does not keep.
  ///
  /// Setting one is an error rather than a line without effect.
  package static let unsupported: [String] = [
    "VCLAIMD_LISTEN", "VCLAIMD_METRICS_FILE",
  ]

  private static let known = Set(keys.map(\.name)).union(unsupported)

  /// Whether a file may name a key, be it one that this version answers with its own error.
  static func isKnown(_ name: String) -> Bool { known.contains(name) }
}
