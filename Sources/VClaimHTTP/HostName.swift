/// The host of an address: all of it that may stand in an error.
enum HostName {
  /// Finds host and port of an address.
  ///
  /// - Parameter url: An absolute address, or one that begins with `//`; it may come from a stranger.
  /// - Returns: Host and port with nothing but the characters that may stand there, at most 253 of them; else
  ///   "an unknown host", or "the socket" for the address of a unix socket.
  static func of(_ url: String) -> String {
    // A socket's path stands percent-encoded in the place of the host, and tells nobody anything in this form.
    if url.hasPrefix("http+unix:") { return socket }
    guard let separator = url.firstRange(of: "//") else { return unknown }
    let authority = url[separator.upperBound...].prefix { !"/?#\\".contains($0) }
    let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    let isUsable = host.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "-.:[]_".utf8.contains(byte)
    }
    return isUsable && (1...253).contains(host.utf8.count) ? String(host) : unknown
  }

  /// What stands for the host in the address of a unix socket.
  static let socket = "the socket"

  private static let unknown = "an unknown host"
}
