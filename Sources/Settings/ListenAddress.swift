/// An address of this machine alone, with a port: `127.0.0.1:8765` or `[::1]:8765`.
package struct ListenAddress: Sendable, Hashable {
  /// The address: of `127.0.0.0/8`, or `::1`.
  package let host: String
  /// The port.
  package let port: Int

  /// Reads an address.
  ///
  /// Names are refused: what they mean is for others to say.
  ///
  /// - Parameter text: The address and the port.
  package init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"),
      let port = ValueParsers.integer(1...65_535)(String(text[text.index(after: colon)...]))
    else { return nil }
    let host = text[..<colon]
    guard host == "[::1]" || Self.isLoopback(host) else { return nil }
    self.host = host == "[::1]" ? "::1" : String(host)
    self.port = port
  }

  /// Whether it is an address of `127.0.0.0/8`, written with four plain decimal numbers.
  private static func isLoopback(_ host: Substring) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127"
      // A number that is written otherwise, such as with noughts before it, means something else to some programs.
      && parts.allSatisfy { part in UInt8(part).map { String($0) == part } ?? false }
  }
}
