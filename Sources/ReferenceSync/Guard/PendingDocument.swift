package import ReferenceStore
internal import StateFile

/// What the guard holds back, as a JSON object: what the socket answers to `pending` and what `--json` prints.
package struct PendingDocument: Codable, Sendable {
  /// One held candidate.
  package struct Line: Codable, Sendable {
    private enum CodingKeys: String, CodingKey {
      case dataset
      case partition
      case reason
      case before
      case after
      case added
      case changed
      case removed
      case addedKeys = "added_keys"
      case changedKeys = "changed_keys"
      case removedKeys = "removed_keys"
      case firstSeen = "first_seen"
      case asOf = "as_of"
      case timesSeen = "times_seen"
    }

    /// The table's name.
    package let dataset: String
    /// The partition's name; nil for the whole dataset.
    package let partition: String?
    /// Why it is held.
    package let reason: String
    /// Rows that the file has of the partition.
    package let before: Int
    /// Rows that the candidate has.
    package let after: Int
    /// Rows that would be new.
    package let added: Int
    /// Rows that would get other values.
    package let changed: Int
    /// Rows that would go away.
    package let removed: Int
    /// The first keys that would be new.
    package let addedKeys: [[String]]
    /// The first keys whose rows would change.
    package let changedKeys: [[String]]
    /// The first keys that would go away.
    package let removedKeys: [[String]]
    /// When the service first told these rows, in unix seconds.
    package let firstSeen: Int64
    /// When it last told them.
    package let asOf: Int64
    /// How many pulls in a row brought them.
    package let timesSeen: Int

    init(_ held: HeldCandidate, _ compared: ComparedCandidate) {
      let part = compared.parts.first { $0.partition == held.partition }
      dataset = held.dataset.name
      partition = held.partition.name
      reason = held.reason
      before = part?.before ?? 0
      after = part?.after ?? 0
      added = part?.added ?? 0
      changed = part?.changed ?? 0
      removed = part?.removed ?? 0
      addedKeys = compared.addedKeys
      changedKeys = compared.changedKeys
      removedKeys = compared.removedKeys
      firstSeen = held.firstSeen
      asOf = held.lastSeen
      timesSeen = held.timesSeen
    }

    /// Writes every key; null for the partition of a whole dataset.
    ///
    /// - Parameter encoder: The encoder to write to.
    /// - Throws: What the encoder throws.
    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(dataset, forKey: .dataset)
      try container.encode(partition, forKey: .partition)
      try container.encode(reason, forKey: .reason)
      try container.encode(before, forKey: .before)
      try container.encode(after, forKey: .after)
      try container.encode(added, forKey: .added)
      try container.encode(changed, forKey: .changed)
      try container.encode(removed, forKey: .removed)
      try container.encode(addedKeys, forKey: .addedKeys)
      try container.encode(changedKeys, forKey: .changedKeys)
      try container.encode(removedKeys, forKey: .removedKeys)
      try container.encode(firstSeen, forKey: .firstSeen)
      try container.encode(asOf, forKey: .asOf)
      try container.encode(timesSeen, forKey: .timesSeen)
    }
  }

  /// The candidates, in the order of datasets and partitions.
  package let candidates: [Line]
  /// The datasets that were rolled back and wait for an approval.
  package let pins: [Pin]
}
