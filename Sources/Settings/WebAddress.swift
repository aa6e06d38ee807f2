internal import VClaim

/// An `http` or `https` address, taken apart just far enough to judge it.
package struct WebAddress: Sendable, Hashable {
  /// `http` or `https`.
  package let scheme: String
  /// The host as written, in lower case; an IPv6 address without its brackets.
  package let host: String
  /// The port where one is written.
  package let port: Int?
  /// What follows the host: empty, or a path that begins with `/` and does not end with it.
  package let path: String

  /// Reads an address.
  ///
  /// - Parameter text: An absolute address. User names, queries and fragments are refused: the first would be a secret
  ///   in a place that is shown, the others would end up in the middle of every request's address.
  package init?(_ text: String) {
    guard let separator = text.firstRange(of: "://") else { return nil }
    scheme = text[..<separator.lowerBound].lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    let rest = text[separator.upperBound...]
    guard rest.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), !rest.contains(where: { "@?#\\\"<>".contains($0) }) else {
      return nil
    }
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    guard let (host, port) = Self.hostAndPort(rest[..<slash]) else { return nil }
    self.host = host
    self.port = port
    var path = rest[slash...]
    while path.hasSuffix("/") { path.removeLast() }
    self.path = String(path)
  }

  /// Whether the host is this machine: `localhost`, `127.0.0.0/8` or `::1`, and no name that only begins so.
  package var isLoopback: Bool { ServiceAddress.isLoopback(host) }

  /// The address as one text, without a trailing slash.
  package var text: String {
    let shownHost = host.contains(":") ? "[\(host)]" : host
    return "\(scheme)://\(shownHost)\(port.map { ":\($0)" } ?? "")\(path)"
  }

  private static func hostAndPort(_ text: Substring) -> (String, Int?)? {
    let host: Substring
    let rest: Substring
    if text.hasPrefix("[") {
      guard let end = text.firstIndex(of: "]") else { return nil }
      host = text[text.index(after: text.startIndex)..<end]
      rest = text[text.index(after: end)...]
      guard host.contains(":"), host.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }) else { return nil }
    } else {
      let colon = text.firstIndex(of: ":") ?? text.endIndex
      host = text[..<colon]
      rest = text[colon...]
      guard host.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "." || $0 == "_" }) else { return nil }
    }
    guard !host.isEmpty else { return nil }
    if rest.isEmpty { return (host.lowercased(), nil) }
    guard rest.hasPrefix(":"), let port = ValueParsers.integer(1...65_535)(String(rest.dropFirst())) else { return nil }
    return (host.lowercased(), port)
  }
}
