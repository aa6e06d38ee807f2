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

  private static let known = Set(keys.map(\.name))

  /// Whether a file may name a key.
  static func isKnown(_ name: String) -> Bool { known.contains(name) }
}
