import Glibc

/// A datagram socket that plays the service manager.
struct NotifyReceiver: ~Copyable {
  private let descriptor: Int32
  private let path: String?

  /// Binds to a value of `NOTIFY_SOCKET`: a path or `@` and an abstract name.
  init(_ text: String) throws {
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    path = text.hasPrefix("@") ? nil : text
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    var name = Array(text.utf8)
    if text.hasPrefix("@") { name[0] = 0 } else { name.append(0) }
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: name) }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + name.count)
    let bound = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe bind(descriptor, $0, length) }
    }
    guard descriptor >= 0, bound == 0 else { throw ReceiverError(errorNumber: errno) }
  }

  deinit {
    close(descriptor)
    if let path { _ = unsafe unlink(path) }
  }

  /// The message that has arrived already; nil when there is none.
  ///
  /// Datagrams of a unix socket arrive as they are sent.
  func message() -> String? {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let count = unsafe recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
    return count < 0 ? nil : String(decoding: buffer[..<count], as: UTF8.self)
  }

  struct ReceiverError: Error {
    let errorNumber: Int32
  }
}
