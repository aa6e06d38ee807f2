import FoundationEssentials
package import ReferenceStore

extension LookupDocument {
  /// What a daemon answers.
  private struct Answer: Decodable {
    enum CodingKeys: String, CodingKey {
      case value
      case source
      case asOf = "as_of"
      case age
      case stale
      case generation
    }

    let value: DecodedRow?
    let source: LookupSource
    let asOf: Int64?
    let age: Int64?
    let stale: Bool
    let generation: Int64
  }

  /// Reads a document that a daemon wrote.
  ///
  /// - Parameters:
  ///   - json: The document, UTF-8.
  ///   - dataset: The dataset that was asked for; columns of a newer daemon that it does not know are left out.
  /// - Returns: The answer.
  /// - Throws: `DecodingError` when it is no such document, or lacks a column.
  package static func lookup(in json: [UInt8], of dataset: Dataset) throws -> Lookup<Record> {
    let answer = try JSONDecoder().decode(Answer.self, from: Data(json))
    return Lookup(
      value: try answer.value?.record(of: dataset), source: answer.source, asOf: answer.asOf, age: answer.age,
      isStale: answer.stale,
      generation: answer.generation)
  }
}
