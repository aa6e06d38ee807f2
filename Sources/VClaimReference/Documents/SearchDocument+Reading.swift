import FoundationEssentials
package import ReferenceStore

extension SearchDocument {
  /// What a daemon answers.
  private struct Answer: Decodable {
    enum CodingKeys: String, CodingKey {
      case rows
      case asOf = "as_of"
      case age
      case stale
      case generation
    }

    let rows: [DecodedRow]
    let asOf: Int64?
    let age: Int64?
    let stale: Bool
    let generation: Int64
  }

  /// Reads a document that a daemon wrote.
  ///
  /// - Parameters:
  ///   - json: The document, UTF-8.
  ///   - dataset: The dataset that was searched; columns of a newer daemon that it does not know are left out.
  ///   - text: What the daemon was asked to search for.
  /// - Returns: The answer.
  /// - Throws: `DecodingError` when it is no such document, or lacks a column.
  package static func result(
    in json: [UInt8], of dataset: Dataset, matching text: String
  ) throws -> SearchResult<Record> {
    let answer = try JSONDecoder().decode(Answer.self, from: Data(json))
    return SearchResult(
      rows: try answer.rows.map { try $0.record(of: dataset) }, asOf: answer.asOf, age: answer.age,
      isStale: answer.stale, generation: answer.generation, text: text)
  }
}
