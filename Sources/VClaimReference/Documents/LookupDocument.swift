package import ReferenceStore

/// The answer to a look-up as a JSON object: `contract.md`, section 5.
package struct LookupDocument: Encodable, Sendable {
  private enum CodingKeys: String, CodingKey {
    case value
    case source
    case asOf = "as_of"
    case age
    case stale
    case generation
  }

  private let lookup: Lookup<RecordDocument>

  /// Describes the answer to a look-up.
  ///
  /// - Parameters:
  ///   - lookup: The answer.
  ///   - dataset: The dataset that was asked for.
  package init(_ lookup: Lookup<Record>, of dataset: Dataset) {
    self.lookup = lookup.map { RecordDocument($0, of: dataset) }
  }

  /// Writes every key; null for what is not known.
  ///
  /// - Parameter encoder: The encoder to write to.
  /// - Throws: What the encoder throws.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(lookup.value, forKey: .value)
    try container.encode(lookup.source, forKey: .source)
    try container.encode(lookup.asOf, forKey: .asOf)
    try container.encode(lookup.age, forKey: .age)
    try container.encode(lookup.isStale, forKey: .stale)
    try container.encode(lookup.generation, forKey: .generation)
  }
}
