/// A service, in one of its forms, that tells datasets: `vclaim.md`, section 4.
package enum DatasetSource: String, Sendable, Hashable, CaseIterable {
  /// VClaim in the official dialect.
  case official
  /// VClaim in the paged dialect.
  case paged
  /// The Antrean service, which tells the credentials' own facility.
  case antrean
  /// The Aplicares service.
  case aplicares

  /// The services that a configuration can ask.
  ///
  /// - Parameters:
  ///   - isPaged: Whether VClaim is spoken to in the paged dialect, else in the official one.
  ///   - hasAntrean: Whether the address of Antrean is configured.
  ///   - hasAplicares: Whether the address of Aplicares is configured.
  /// - Returns: VClaim in its dialect, and the others that are configured.
  package static func available(isPaged: Bool, hasAntrean: Bool, hasAplicares: Bool) -> Set<DatasetSource> {
    var available: Set<DatasetSource> = [isPaged ? .paged : .official]
    if hasAntrean { available.insert(.antrean) }
    if hasAplicares { available.insert(.aplicares) }
    return available
  }
}
