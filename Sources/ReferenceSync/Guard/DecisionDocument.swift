internal import ReferenceStore
internal import StateFile

/// What became of held candidates, as a JSON object: the answer to `approve` and `reject`.
package struct DecisionDocument: Codable, Sendable {
  /// One candidate.
  package struct Line: Codable, Sendable {
    /// The table's name.
    package let dataset: String
    /// The partition's name; nil for the whole dataset.
    package let partition: String?
    /// The file's generation with it; nil where it was rejected.
    package let generation: Int64?
    /// Rows that are new.
    package let added: Int?
    /// Rows with other values than before.
    package let changed: Int?
    /// Rows that are gone.
    package let removed: Int?

    init(_ held: HeldCandidate, _ part: PartComparison? = nil, generation: Int64? = nil) {
      dataset = held.dataset.name
      partition = held.partition.name
      self.generation = generation
      added = part?.added
      changed = part?.changed
      removed = part?.removed
    }
  }

  /// The candidates that were published; nil where some were rejected.
  package let approved: [Line]?
  /// The candidates that were dropped; nil where some were approved.
  package let rejected: [Line]?

  /// All candidates that were decided about.
  package var lines: [Line] { approved ?? rejected ?? [] }
  /// The dataset whose pin went; nil where none did.
  package let unpinned: String?

  /// Whether there was nothing to decide about.
  package var isEmpty: Bool { lines.isEmpty && unpinned == nil }

  init(approved lines: [Line], unpinned dataset: Dataset?) {
    approved = lines
    rejected = nil
    unpinned = dataset?.name
  }

  init(rejected lines: [Line]) {
    approved = nil
    rejected = lines
    unpinned = nil
  }
}
