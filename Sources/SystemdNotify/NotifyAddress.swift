internal import Glibc

/// Where the service manager listens.
struct NotifyAddress: Sendable, Hashable {
  /// The bytes of `sun_path`: a path with its NUL, or a NUL and an abstract name.
  private let bytes: [UInt8]

  /// Reads the value of `NOTIFY_SOCKET`.
  ///
  /// - Parameter text: An absolute path, or `@` and an abstract name, https://man7.org/linux/man-pages/man7/unix.7.html.
  /// - Throws: ``NotifyError`` with ``NotifyError/Code/invalidAddress`` for anything else.
  init(_ text: String) throws(NotifyError) {
    switch text.utf8.first {
    case UInt8(ascii: "/"): bytes = Array(text.utf8) + [0]
    case UInt8(ascii: "@") where text.utf8.count > 1: bytes = [0] + Array(text.utf8.dropFirst())
    default: throw NotifyError(.invalidAddress, "NOTIFY_SOCKET is neither an absolute path nor an abstract name")
    }
    guard bytes.count <= MemoryLayout.size(ofValue: sockaddr_un().sun_path) else {
      throw NotifyError(.invalidAddress, "NOTIFY_SOCKET is too long for a socket's address")
    }
  }

  /// Calls `body` with the address as the socket functions take it.
  func withSocketAddress<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
    let length = socklen_t(MemoryLayout<sockaddr_un>.offset(of: \.sun_path).map { $0 + bytes.count } ?? 0)
    return unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe body($0, length) }
    }
  }
}
