internal import FoundationEssentials
internal import HTTPTypes
internal import ReferenceStore

/// The body of `POST /v1/resync`: `{"datasets": [...], "wait": true, "dry_run": true}`, each optional.
struct ResyncOrder: Equatable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case datasets
    case wait
    case dryRun = "dry_run"
  }

  /// The datasets' names; nil for everything that is on.
  let names: [String]?
  /// Whether the answer is to wait for the pull.
  let isWaiting: Bool
  /// Whether to tell only what would change, which is waited for.
  let isDryRun: Bool

  /// Reads a body; an empty one asks for everything.
  ///
  /// - Throws: A 400 for anything else than such an object.
  init(_ body: [UInt8]) throws(Refusal) {
    guard !body.isEmpty else {
      names = nil
      isWaiting = false
      isDryRun = false
      return
    }
    do {
      self = try JSONDecoder().decode(ResyncOrder.self, from: Data(body))
    } catch {
      throw .badRequest(#"the body is no object of the form {"datasets": ["polyclinics"], "wait": true}"#)
    }
  }

  /// The datasets that are meant.
  ///
  /// - Parameter on: The datasets that are on.
  /// - Returns: The datasets, in the order of pulling.
  /// - Throws: 404 for an unknown dataset, 400 for one that is off.
  func datasets(of on: [Dataset]) throws(Refusal) -> [Dataset] {
    guard let names else { return on }
    var wanted: Set<Dataset> = []
    for name in names {
      guard let dataset = Dataset(named: name) else { throw .unknownDataset() }
      guard on.contains(dataset) else {
        throw Refusal(
          .badRequest, "dataset_off", "\(dataset.commandName): the daemon's configuration does not allow this dataset")
      }
      wanted.insert(dataset)
    }
    return on.filter(wanted.contains)
  }
}

extension ResyncOrder: Decodable {
  init(from decoder: any Decoder) throws {
    try decoder.refuseKeys(otherThan: Set(CodingKeys.allCases.map(\.rawValue)))
    let container = try decoder.container(keyedBy: CodingKeys.self)
    names = try container.decodeIfPresent([String].self, forKey: .datasets)
    isDryRun = try container.decodeIfPresent(Bool.self, forKey: .dryRun) ?? false
    isWaiting = try container.decodeIfPresent(Bool.self, forKey: .wait) ?? isDryRun
  }
}

/// The answer to a resync that is not waited for: what will be pulled.
struct ResyncDocument: Encodable {
  let datasets: [String]

  init(_ datasets: [Dataset]) { self.datasets = datasets.map(\.name) }
}
