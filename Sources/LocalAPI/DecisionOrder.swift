internal import FoundationEssentials
internal import ReferenceStore

/// The body of `POST /v1/approve` and `POST /v1/reject`: `{"dataset": "facilities", "partition": "2"}`.
struct DecisionOrder: Equatable, Decodable {
  private enum CodingKeys: String, CodingKey {
    case dataset
    case partition
  }

  /// The dataset's name.
  let name: String
  /// The partition's name; nil for all that is held of the dataset.
  let partition: String?

  /// Reads a body.
  ///
  /// - Throws: A 400 for anything else than such an object.
  init(_ body: [UInt8]) throws(Refusal) {
    do {
      self = try JSONDecoder().decode(DecisionOrder.self, from: Data(body))
    } catch {
      throw .badRequest(#"the body is no object of the form {"dataset": "facilities", "partition": "2"}"#)
    }
  }

  init(from decoder: any Decoder) throws {
    try decoder.refuseKeys(otherThan: ["dataset", "partition"])
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .dataset)
    partition = try container.decodeIfPresent(String.self, forKey: .partition)
  }

  /// The dataset that is meant.
  ///
  /// - Throws: 404 for an unknown one.
  func dataset() throws(Refusal) -> Dataset {
    guard let dataset = Dataset(named: name) else { throw .unknownDataset() }
    return dataset
  }
}
