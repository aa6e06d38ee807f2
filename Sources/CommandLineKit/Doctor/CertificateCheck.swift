internal import Settings
internal import VClaim
internal import VClaimHTTP

/// Whether the service's certificate is trusted, and for how long it is valid.
enum CertificateCheck {
  /// From how many days on before its end a certificate is told as a warning.
  private static let days: Int64 = 14

  /// Looks at the certificate of every service that is configured.
  ///
  /// - Parameter settings: The configuration.
  /// - Returns: What was found.
  static func findings(_ settings: Settings) async -> [Finding] {
    var findings: [Finding] = []
    for url in [settings.baseURL, settings.antreanURL, settings.aplicaresURL].compactMap(\.self) {
      let finding = await finding(of: url, settings)
      // Services behind one address show one certificate.
      if !findings.contains(finding) { findings.append(finding) }
    }
    return findings
  }

  private static func finding(of url: String, _ settings: Settings) async -> Finding {
    let authority = url.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first.map(String.init) ?? url
    guard url.lowercased().hasPrefix("https:") else {
      return Finding(.certificate, .ok, "\(authority) is this machine, without TLS")
    }
    guard settings.proxy == nil else {
      return Finding(.certificate, .skipped, "\(authority) is behind a proxy")
    }
    do throws(TransportError) {
      let certificate = try await ServerCertificate.check(
        url, options: HTTPTransportOptions(trustRootsFile: settings.caFile))
      let left = (certificate.notAfter - SystemTime.unixSeconds()) / 86_400
      let message = "the certificate of \(authority) is trusted, for another \(left) days"
      guard left >= days else {
        return Finding(.certificate, .warning, message, mend: look(at: authority))
      }
      return Finding(.certificate, .ok, message)
    } catch {
      switch error.code {
      case .tls: return Finding(.certificate, .unusable, error.message, mend: look(at: authority))
      case .misconfigured: return Finding(.certificate, .unusable, error.message, mend: "vclaimd check-config")
      default: return Finding(.certificate, .skipped, error.message)
      }
    }
  }

  /// What shows the certificate: none of ours mends it, but for a root in `BPJS_CA_FILE`.
  private static func look(at authority: String) -> String {
    let address = authority.hasSuffix("]") || !authority.contains(":") ? authority + ":443" : authority
    return "openssl s_client -connect \(address) -showcerts < /dev/null    # a further root: BPJS_CA_FILE"
  }
}
