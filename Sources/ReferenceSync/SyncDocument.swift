internal import ReferenceStore

/// The outcome of a pull as a JSON object: what the socket answers to `resync` and what `--json` prints.
package struct SyncDocument: Codable, Sendable {
  /// One dataset's line.
  package struct Line: Codable, Sendable {
    private enum CodingKeys: String, CodingKey {
      case dataset
      case outcome
      case rows
      case added
      case changed
      case removed
      case requests
      case reused
      case unkept
      case seconds
      case held
      case accepted
      case errorCode = "error_code"
      case error
    }

    /// The table's name.
    package let dataset: String
    /// How it ended: `published`, `unchanged`, `held`, `held in part`, `failed`, `failed in part` or `off`.
    package let outcome: String
    /// Rows that the dataset has now; nil where nothing was published.
    package let rows: Int?
    /// Rows that are new.
    package let added: Int?
    /// Rows with other values than before.
    package let changed: Int?
    /// Rows that are gone.
    package let removed: Int?
    /// Requests made.
    package let requests: Int
    /// How many answers of an earlier pull were used that did not come to its end.
    package let reused: Int
    /// Why answers could not be kept for a pull that goes on where this one ended; nil where they could.
    package let unkept: String?
    /// How long it took.
    package let seconds: Double
    /// What the guard holds back and why, one sentence a partition.
    package let held: [String]
    /// What was accepted because it came again and again, one sentence a partition.
    package let accepted: [String]
    /// The code of the ``SyncError``, where the pull failed.
    package let errorCode: String?
    /// What happened, where the pull failed.
    package let error: String?

    init(_ result: SyncResult) {
      dataset = result.dataset.name
      outcome =
        switch result.outcome {
        case .published: "published"
        case .unchanged: "unchanged"
        case .held(let published): published == nil ? "held" : "held in part"
        case .failed(_, let published): published == nil ? "failed" : "failed in part"
        case .off: "off"
        }
      rows = result.publication?.total
      added = result.publication?.added
      changed = result.publication?.changed
      removed = result.publication?.removed
      requests = result.requests
      reused = result.reused
      unkept = result.keepingFailure?.description
      seconds = result.duration / .seconds(1)
      held = result.held.map(\.description)
      accepted = result.accepted.map(\.description)
      errorCode = result.error?.code.rawValue
      error = result.error?.description
    }

    /// Writes every key; null for what there is not.
    ///
    /// - Parameter encoder: The encoder to write to.
    /// - Throws: What the encoder throws.
    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(dataset, forKey: .dataset)
      try container.encode(outcome, forKey: .outcome)
      try container.encode(rows, forKey: .rows)
      try container.encode(added, forKey: .added)
      try container.encode(changed, forKey: .changed)
      try container.encode(removed, forKey: .removed)
      try container.encode(requests, forKey: .requests)
      try container.encode(reused, forKey: .reused)
      try container.encode(unkept, forKey: .unkept)
      try container.encode(seconds, forKey: .seconds)
      try container.encode(held, forKey: .held)
      try container.encode(accepted, forKey: .accepted)
      try container.encode(errorCode, forKey: .errorCode)
      try container.encode(error, forKey: .error)
    }
  }

  /// The lines, in the order of pulling.
  package let datasets: [Line]

  /// Describes the outcome of a pull.
  ///
  /// - Parameter results: What came of each dataset.
  package init(_ results: [SyncResult]) {
    datasets = results.map(Line.init)
  }
}
