/// The check of a base address.
package enum ServiceAddress {
  /// Checks a base address and cuts the slashes at its end.
  ///
  /// - Parameters:
  ///   - text: The address as configured.
  ///   - subject: What an error calls the address.
  /// - Returns: Scheme, host, port and path, so that a slash and a relative path can be appended.
  /// - Throws: ``VClaimError`` with `invalidArgument`: not an absolute `http` or `https` address, or plain `http` to
  ///   anything but a loopback address, or with user, query or fragment.
  static func normalized(_ text: String, of subject: String = "the base address") throws(VClaimError) -> String {
    func invalid(_ reason: String) -> VClaimError { VClaimError(.invalidArgument, "\(subject) \(reason)") }
    guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), let separator = text.firstRange(of: "://") else {
      throw invalid("must be absolute, such as \(VClaimConfiguration.productionURL)")
    }
    let scheme = text[..<separator.lowerBound].lowercased()
    let rest = text[separator.upperBound...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard scheme == "https" || scheme == "http" else { throw invalid("must begin with https:// or http://") }
    guard !authority.contains("@") else { throw invalid("must not hold a user name or password") }
    guard !rest.contains("?"), !rest.contains("#") else { throw invalid("must not hold a query or a fragment") }
    guard let host = host(of: authority) else { throw invalid("holds no valid host and port") }
    guard scheme == "https" || isLoopback(host) else {
      throw invalid("may use plain http only to a loopback address; use https")
    }
    var path = rest[authority.endIndex...]
    while path.hasSuffix("/") { path.removeLast() }
    return "\(scheme)://\(authority)\(path)"
  }

  /// The host of an authority without brackets, or nil when the authority is malformed.
  private static func host(of authority: Substring) -> String? {
    let end: Substring.Index
    let host: Substring
    if authority.hasPrefix("[") {
      guard let bracket = authority.firstIndex(of: "]") else { return nil }
      host = authority[..<bracket].dropFirst()
      end = authority.index(after: bracket)
    } else {
      end = authority.firstIndex(of: ":") ?? authority.endIndex
      host = authority[..<end]
    }
    let port = authority[end...]
    let isPortUsable = port.isEmpty || (port.hasPrefix(":") && UInt16(port.dropFirst()).map { $0 > 0 } ?? false)
    return !host.isEmpty && isPortUsable ? host.lowercased() : nil
  }

  /// Whether a host can only be this machine: `localhost`, 127.0.0.0/8 in four decimal parts, or `::1`.
  ///
  /// - Parameter host: The host in lower case, an IPv6 address without its brackets.
  /// - Returns: Whether nothing sent to it leaves the machine.
  package static func isLoopback(_ host: String) -> Bool {
    if host == "localhost" || host == "::1" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
