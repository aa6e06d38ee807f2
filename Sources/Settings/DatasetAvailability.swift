internal import ReferenceStore

/// Which datasets a configuration allows.
enum DatasetAvailability {
  /// Why a dataset cannot be pulled, in words that follow its name; nil when it can.
  static func obstacle(to dataset: Dataset, sources: Set<DatasetSource>, facilityCodes: [String]) -> String? {
    if dataset.source(among: sources) == nil {
      let dialect = sources.contains(.paged) ? "paged" : "official"
      let keys = dataset.sources.compactMap(addressKey)
      return "is not offered by the \(dialect) dialect" + (keys.isEmpty ? "" : ", and \(keys[0]) is not set")
    }
    if dataset.isByFacility, facilityCodes.isEmpty { return "needs BPJS_FACILITY_CODES" }
    return nil
  }

  /// The key that makes a service beside VClaim known.
  private static func addressKey(of source: DatasetSource) -> String? {
    switch source {
    case .official, .paged: nil
    case .antrean: ServiceKeys.antreanURL.key.name
    case .aplicares: ServiceKeys.aplicaresURL.key.name
    }
  }
}
