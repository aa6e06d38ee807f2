import AsyncHTTPClient
import FoundationEssentials
public import VClaim

/// A proxy that is asked by `CONNECT` to pass secured connections on.
///
/// Its description never shows the password.
public struct HTTPProxy: Sendable, Hashable {
  /// The host.
  public let host: String
  /// The port.
  public let port: Int
  private let user: String?
  private let password: String?

  /// Reads the address of a proxy.
  ///
  /// - Parameter address: `http://HOST:PORT`, with `USER:PASSWORD@` before the host where the proxy asks for it;
  ///   both percent-encoded. The port is 80 when it is left out.
  /// - Throws: `TransportError` with `misconfigured`: another scheme, no host, or a path. The message does not
  ///   repeat the address.
  public init(_ address: String) throws(TransportError) {
    guard let parts = URLComponents(string: address), parts.scheme?.lowercased() == "http", let host = parts.host,
      !host.isEmpty, parts.path.isEmpty || parts.path == "/", parts.query == nil, parts.fragment == nil,
      (1...65_535).contains(parts.port ?? 80)
    else {
      throw TransportError(.misconfigured, "the proxy must be given as http://HOST:PORT")
    }
    self.host = host
    self.port = parts.port ?? 80
    self.user = parts.user
    self.password = parts.password
  }

  var clientProxy: HTTPClient.Configuration.Proxy {
    guard let user else { return .server(host: host, port: port) }
    return .server(host: host, port: port, authorization: .basic(username: user, password: password ?? ""))
  }
}

extension HTTPProxy: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The address without user and password.
  public var description: String { "http://\(host):\(port)" }

  /// The same as ``description``.
  public var debugDescription: String { description }

  /// A mirror of host and port alone.
  public var customMirror: Mirror { Mirror(self, children: ["host": host, "port": port]) }
}
