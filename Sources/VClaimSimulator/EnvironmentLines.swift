import VClaimWire

extension SimulatorOptions {
  /// The lines that let a client in the same directory reach this simulator: the content of a `.env` file.
  ///
  /// A secret is written out only when it is the invented default: one that was handed in is known to whoever did so, and is
  /// never printed.
  ///
  /// - Parameter baseURL: Where the simulator listens.
  /// - Returns: `KEY=value` lines without line feeds, in the keys of `contract.md`, section 2.
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
    return lines
  }

  private static func line(_ key: String, _ secret: String, invented: String) -> String {
    secret == invented ? "\(key)=\(secret)" : "# \(key): as handed to the simulator"
  }
}
