internal import ReferenceStore

/// What a rollback did, or would do, as a JSON object: what the socket answers to `rollback` and what `--json` prints.
package struct RollbackDocument: Codable, Sendable {
  private enum CodingKeys: String, CodingKey {
    case dataset
    case target
    case toldAt = "told_at"
    case isDryRun = "dry_run"
    case generation
    case rows
    case added
    case changed
    case removed
    case addedKeys = "added_keys"
    case changedKeys = "changed_keys"
    case removedKeys = "removed_keys"
  }

  /// The table's name.
  package let dataset: String
  /// The generation that was asked for.
  package let target: Int64
  /// When the rows of that generation were published, in unix seconds.
  package let toldAt: Int64
  /// Whether nothing was done: neither were rows changed, nor is the dataset pinned.
  package let isDryRun: Bool
  /// The file's generation with it.
  package let generation: Int64
  /// Rows that the dataset has with it.
  package let rows: Int
  /// Rows that come back.
  package let added: Int
  /// Rows that get their old values.
  package let changed: Int
  /// Rows that go away.
  package let removed: Int
  /// The first keys that come back.
  package let addedKeys: [[String]]
  /// The first keys whose rows change.
  package let changedKeys: [[String]]
  /// The first keys that go away.
  package let removedKeys: [[String]]

  init(_ dataset: Dataset, to target: Int64, _ rollback: Rollback, isDryRun: Bool) {
    self.dataset = dataset.name
    self.target = target
    toldAt = rollback.state.at
    self.isDryRun = isDryRun
    generation = rollback.publication.generation
    rows = rollback.publication.total
    added = rollback.publication.added
    changed = rollback.publication.changed
    removed = rollback.publication.removed
    addedKeys = rollback.compared.addedKeys
    changedKeys = rollback.compared.changedKeys
    removedKeys = rollback.compared.removedKeys
  }
}
