internal import ReferenceStore
internal import VClaim

/// Which datasets a dialect and a configuration allow.
enum DatasetAvailability {
  /// Why a dataset cannot be pulled, in words that follow its name; nil when it can.
  static func obstacle(to dataset: Dataset, dialect: Dialect, facilityCodes: [String]) -> String? {
    // `vclaim.md`, section 4: VClaim itself tells rooms in the paged dialect only.
    if dataset == .rooms, dialect == .official {
      return "is not offered by the official dialect"
    }
    if dataset.partitionColumn == "facility_code", facilityCodes.isEmpty {
      return "needs BPJS_FACILITY_CODES"
    }
    return nil
  }
}
