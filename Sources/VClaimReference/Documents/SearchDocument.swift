package import ReferenceStore

/// The answer to a search as a JSON object: `contract.md`, section 5.
package struct SearchDocument: Encodable, Sendable {
  private enum CodingKeys: String, CodingKey {
    case rows
    case source
    case asOf = "as_of"
    case age
    case stale
    case generation
  }

  private let result: SearchResult<Record>
  private let dataset: Dataset
  private let source: LookupSource

  /// Describes the answer to a search.
  ///
  /// - Parameters:
  ///   - result: The answer.
  ///   - dataset: The dataset that was searched.
  ///   - source: Who was asked.
  package init(_ result: SearchResult<Record>, of dataset: Dataset, source: LookupSource = .local) {
    self.result = result
    self.dataset = dataset
    self.source = source
  }

  /// Writes every key; null for what is not known.
  ///
  /// - Parameter encoder: The encoder to write to.
  /// - Throws: What the encoder throws.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(result.rows.map { RecordDocument($0, of: dataset) }, forKey: .rows)
    try container.encode(source, forKey: .source)
    try container.encode(result.asOf, forKey: .asOf)
    try container.encode(result.age, forKey: .age)
    try container.encode(result.isStale, forKey: .stale)
    try container.encode(result.generation, forKey: .generation)
  }
}
