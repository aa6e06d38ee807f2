import FoundationEssentials
package import ReferenceStore
import SQLite

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

    let value: [String: Column]?
    let source: LookupSource
    let asOf: Int64?
    let age: Int64?
    let stale: Bool
    let generation: Int64
  }

  /// One column of a row.
  private struct Column: Decodable {
    let value: Value

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        value = .null
      } else if let number = try? container.decode(Int64.self) {
        value = .integer(number)
      } else {
        value = .text(try container.decode(String.self))
      }
    }
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
    let record = try answer.value.map { columns in
      Record(
        values: try dataset.columns.map { column in
          guard let value = columns[column.name]?.value else {
            throw DecodingError.dataCorrupted(
              DecodingError.Context(codingPath: [], debugDescription: "no column \(column.name)"))
          }
          return value
        })
    }
    return Lookup(
      value: record, source: answer.source, asOf: answer.asOf, age: answer.age, isStale: answer.stale,
      generation: answer.generation)
  }
}
