/// The address of an HTTP proxy, which may hold a password and therefore never prints itself whole.
package struct ProxyAddress: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// The address as configured, user name and password included.
  package let text: String
  private let address: WebAddress

  /// Reads `http://HOST:PORT`, with `USER:PASSWORD@` before the host where the proxy asks for it.
  ///
  /// - Parameter text: The address.
  package init?(_ text: String) {
    guard let scheme = text.firstRange(of: "://") else { return nil }
    let start = text[scheme.upperBound...].lastIndex(of: "@").map { text.index(after: $0) } ?? scheme.upperBound
    guard !text[scheme.upperBound..<start].contains("/"),
      let address = WebAddress(String(text[..<scheme.upperBound] + text[start...])),
      address.scheme == "http", address.path.isEmpty
    else { return nil }
    self.text = text
    self.address = address
  }

  /// The address without user name and password.
  package var description: String { address.text }

  /// The same as ``description``.
  package var debugDescription: String { description }

  /// A mirror of the address without user name and password.
  package var customMirror: Mirror { Mirror(self, children: ["address": address.text]) }
}
