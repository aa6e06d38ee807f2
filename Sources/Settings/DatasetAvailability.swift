internal import ReferenceStore

/// Which datasets a configuration allows.
enum DatasetAvailability {
  /// Why a dataset cannot be pulled, in words that follow its name; nil when it can.
  static func obstacle(to dataset: Dataset, sources: Set<DatasetSource>, facilityCodes: [String]) -> String? {
    if dataset.source(among: sources) == nil {
      let dialect = sources.contains(.paged) ? "paged" : "official"
      return "is not offered by the \(dialect) dialect"
    }
    if dataset.isByFacility, facilityCodes.isEmpty { return "needs BPJS_FACILITY_CODES" }
    return nil
  }
}
