package import ReferenceStore
import SQLite

/// The answer to a search as a JSON object: `contract.md`, section 5.
package struct SearchDocument: Encodable, Sendable {
  private enum CodingKeys: String, CodingKey {
    case rows
    case highlights
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

  /// For each row the parts of its name that were typed: from a character to the one behind the last, counted in code
  /// points of Unicode.
  private var highlights: [[[Int]]] {
    guard let column = dataset.columns.firstIndex(where: { $0.name == "name" }) else {
      return result.rows.map { _ in [] }
    }
    return result.rows.map { row in
      guard case .text(let name) = row.values[column] else { return [] }
      let scalars = name.unicodeScalars
      return result.highlights(in: name).map { part in
        [part.lowerBound, part.upperBound].map { scalars.distance(from: scalars.startIndex, to: $0) }
      }
    }
  }

  /// Writes every key; null for what is not known.
  ///
  /// - Parameter encoder: The encoder to write to.
  /// - Throws: What the encoder throws.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(result.rows.map { RecordDocument($0, of: dataset) }, forKey: .rows)
    try container.encode(highlights, forKey: .highlights)
    try container.encode(source, forKey: .source)
    try container.encode(result.asOf, forKey: .asOf)
    try container.encode(result.age, forKey: .age)
    try container.encode(result.isStale, forKey: .stale)
    try container.encode(result.generation, forKey: .generation)
  }
}
