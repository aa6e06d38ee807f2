import VClaimWire

extension SimulatorOptions {
  /// The user key that the simulated Antrean accepts; invented, and another one than VClaim's as with the real service.
  public static let antreanUserKey = "kunciAntrean1"

  /// The lines that let a client in the same directory reach this simulator: the content of a `.env` file.
  ///
  /// A secret is written out only when it is the invented default: one that was handed in is known to whoever did so, and is
  /// never printed.
  ///
  /// Of the services beside VClaim the official dialect gets Aplicares, its one source of rooms. Antrean's lines are commented
  /// out: they replace the crawl for polyclinics and the lists of doctors by polyclinic.
  ///
  /// - Parameter baseURL: Where the simulator's VClaim is.
  /// - Returns: `KEY=value` lines and comments, without line feeds, in the keys of `contract.md`, section 2.
  package func environmentLines(baseURL: String) -> [String] {
    var lines = [
      "BPJS_API_URL=\(baseURL)",
      "BPJS_API_DIALECT=\(dialect.rawValue)",
      "BPJS_CONSUMER_ID=\(credentials.consumerID)",
      Self.line("BPJS_CONSUMER_SECRET", credentials.secret, invented: Self.defaultSecret),
    ]
    if let userKey = credentials.userKey {
      lines.append(Self.line("BPJS_USER_KEY", userKey, invented: Self.defaultUserKey))
    }
    if !facilityCodes.isEmpty {
      lines.append("BPJS_FACILITY_CODES=\(facilityCodes.joined(separator: ","))")
    }
    if dialect == .official {
      let base = "/" + SimulatedService.basePath
      let origin = baseURL.hasSuffix(base) ? String(baseURL.dropLast(base.count)) : baseURL
      lines += [
        "BPJS_APLICARES_URL=\(origin)/aplicaresws",
        "# Antrean answers polyclinics and own doctors in one call each; with it neither is asked of VClaim:",
        "# BPJS_ANTREAN_URL=\(origin)/antreanrs",
        "# BPJS_ANTREAN_USER_KEY=\(Self.antreanUserKey)",
      ]
    }
    return lines
  }

  private static func line(_ key: String, _ secret: String, invented: String) -> String {
    secret == invented ? "\(key)=\(secret)" : "# \(key): as handed to the simulator"
  }
}
