/// The `Host` of a request, which a page of another site cannot choose.
///
/// A name that its owner lets point to 127.0.0.1 makes a browser send that page's requests here ("DNS rebinding"): they
/// bear the name.
enum HostHeader {
  /// Whether it names this machine; the port may be another one, as through an SSH tunnel.
  ///
  /// - Parameter text: The header's value.
  /// - Returns: The answer.
  static func isLoopback(_ text: String) -> Bool {
    let text = text.lowercased()
    if text.hasPrefix("[") {
      return text.hasPrefix("[::1]") && isPort(text.dropFirst("[::1]".count))
    }
    let colon = text.firstIndex(of: ":") ?? text.endIndex
    guard isPort(text[colon...]) else { return false }
    let host = text[..<colon]
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return host == "localhost" || (parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil })
  }

  private static func isPort(_ text: Substring) -> Bool {
    text.isEmpty || (text.hasPrefix(":") && UInt16(text.dropFirst()) != nil)
  }
}
