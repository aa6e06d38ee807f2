/// A row of the view `datasets`: how a dataset stands at the moment of reading.
package struct DatasetStatus: Sendable, Hashable, Codable {
  /// In which state a dataset is.
  package enum State: String, Sendable, Hashable, Codable, CaseIterable {
    /// The service has never confirmed all of it.
    case never
    /// Confirmed, and not longer ago than the configuration allows.
    case fresh
    /// Confirmed, but longer ago than the configuration allows.
    case stale
    /// A pulled candidate waits for an administrator.
    case held
    /// The configuration does not ask for it.
    case off
  }

  /// The dataset's name.
  package let dataset: String
  /// In which state it is.
  package let state: State
  /// The generation of the file in which it changed last; 0 before the first time.
  package let generation: Int64
  /// How many rows it has.
  package let rowCount: Int
  /// When the service last confirmed all of it, in unix seconds.
  package let asOf: Int64?
  /// When it was last tried, in unix seconds.
  package let attemptedAt: Int64?
  /// When it will be tried next, in unix seconds.
  package let nextAt: Int64?
  /// After how many seconds without a confirmation it counts as stale; without a value it never does.
  package let maxStale: Int64?
  /// Why the last try failed; without a value it did not.
  package let lastError: String?

  /// The columns' names in the file, which JSON documents use too.
  package enum CodingKeys: String, CodingKey {
    case dataset
    case state
    case generation
    case rowCount = "row_count"
    case asOf = "as_of"
    case attemptedAt = "attempted_at"
    case nextAt = "next_at"
    case maxStale = "max_stale"
    case lastError = "last_error"
  }

  /// Writes every column; null for what is not known, so that readers of the JSON can rely on the keys.
  ///
  /// - Parameter encoder: The encoder to write to.
  /// - Throws: What the encoder throws.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(dataset, forKey: .dataset)
    try container.encode(state, forKey: .state)
    try container.encode(generation, forKey: .generation)
    try container.encode(rowCount, forKey: .rowCount)
    try container.encode(asOf, forKey: .asOf)
    try container.encode(attemptedAt, forKey: .attemptedAt)
    try container.encode(nextAt, forKey: .nextAt)
    try container.encode(maxStale, forKey: .maxStale)
    try container.encode(lastError, forKey: .lastError)
  }
}
