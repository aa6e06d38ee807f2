/// The services of BPJS that the client speaks to; each has an address of its own.
///
/// See `vclaim.md`, section 4.
public enum BPJSService: String, Sendable, Hashable, CaseIterable {
  /// VClaim itself: members, SEP letters and reference data.
  case vclaim
  /// The queue service, which lists all polyclinics and doctors in one call each.
  case antrean
  /// The bed service, which lists the rooms of a facility.
  case aplicares
}

extension BPJSService {
  /// What an error about a missing address names: the setting of the programs, and the argument of a configuration.
  var addressSetting: String {
    switch self {
    case .vclaim: "BPJS_API_URL, baseURL"
    case .antrean: "BPJS_ANTREAN_URL, antreanURL"
    case .aplicares: "BPJS_APLICARES_URL, aplicaresURL"
    }
  }
}
