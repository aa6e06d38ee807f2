internal import FoundationEssentials
internal import ReferenceStore

/// The body of `POST /v1/rollback`: `{"dataset": "facilities", "generation": 41, "dry_run": true}`.
struct RollbackOrder: Equatable, Decodable {
  private enum CodingKeys: String, CodingKey {
    case dataset
    case generation
    case isDryRun = "dry_run"
  }

  /// The dataset's name.
  let name: String
  /// The generation whose rows are wanted, at least 0.
  let generation: Int64
  /// Whether to tell only what would change.
  let isDryRun: Bool

  /// Reads a body.
  ///
  /// - Throws: A 400 for anything else than such an object.
  init(_ body: [UInt8]) throws(Refusal) {
    do {
      self = try JSONDecoder().decode(RollbackOrder.self, from: Data(body))
    } catch {
      throw .badRequest(#"the body is no object of the form {"dataset": "facilities", "generation": 41}"#)
    }
    guard generation >= 0 else { throw .badRequest("generation must be at least 0") }
  }

  init(from decoder: any Decoder) throws {
    try decoder.refuseKeys(otherThan: ["dataset", "generation", "dry_run"])
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .dataset)
    generation = try container.decode(Int64.self, forKey: .generation)
    isDryRun = try container.decodeIfPresent(Bool.self, forKey: .isDryRun) ?? false
  }

  /// The dataset that is meant.
  ///
  /// - Throws: 404 for an unknown one.
  func dataset() throws(Refusal) -> Dataset {
    guard let dataset = Dataset(named: name) else { throw .unknownDataset() }
    return dataset
  }
}
