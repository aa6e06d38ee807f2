package import ReferenceStore
internal import VClaim

extension SyncEngine {
  /// Why none of some datasets can be pulled at the moment.
  ///
  /// - Parameter datasets: The datasets.
  /// - Returns: What the gate says of the cool-down that ends first; nil where one of the datasets may be pulled, or there
  ///   are none.
  package func refusal(of datasets: [Dataset]) -> GateRefusal? {
    let services = Set(datasets.compactMap { $0.source(among: configuration.sources)?.service })
    let refusals = services.compactMap { gate.refusal(ofPullsFrom: $0) }
    guard refusals.count == services.count else { return nil }
    return refusals.min { $0.notBefore ?? .max < $1.notBefore ?? .max }
  }
}

extension DatasetSource {
  /// The service that is asked.
  fileprivate var service: BPJSService {
    switch self {
    case .official, .paged: .vclaim
    case .antrean: .antrean
    case .aplicares: .aplicares
    }
  }
}
