import Dispatch
import Glibc
import VClaimWire

/// A client of its own making: it sends what it likes, when it likes, and may hang.
final class RawClient: Sendable {
  /// What came back.
  struct Reply: Sendable {
    let status: Int
    let headers: String
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    func json() throws -> JSONValue { try JSONValue(parsing: body) }
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private let descriptor: Int32
  /// A queue of its own has a thread of its own when it needs one; the global one has few, and they would all hang.
  private let queue = DispatchQueue(label: "RawClient")

  /// Connects to a port of this machine.
  init(port: Int) throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    self.descriptor = try Self.connected(descriptor, result)
  }

  /// Connects to a unix socket.
  init(_ path: String) throws {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path.utf8) }
    let result = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    self.descriptor = try Self.connected(descriptor, result)
  }

  private static func connected(_ descriptor: Int32, _ result: Int32) throws -> Int32 {
    guard result == 0 else {
      let code = errno
      close(descriptor)
      throw Failure(description: unsafe String(cString: strerror(code)))
    }
    // A test that waits in vain is to fail, not to hang.
    var limit = timeval(tv_sec: 60, tv_usec: 0)
    _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    return descriptor
  }

  deinit { close(descriptor) }

  func send(_ text: String) { send(Array(text.utf8)) }

  func send(_ bytes: [UInt8]) {
    _ = unsafe bytes.withUnsafeBytes {
      unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
  }

  /// Everything up to the end of the connection, without blocking one of Swift's own threads.
  func readToEnd() async throws -> [UInt8] {
    try await withCheckedThrowingContinuation { continuation in
      queue.async {
        continuation.resume(with: Result { try self.readAll() })
      }
    }
  }

  /// One answer of a connection that goes on.
  func answer() async throws -> Reply {
    try await withCheckedThrowingContinuation { continuation in
      queue.async {
        continuation.resume(with: Result { try Self.reply(self.readOne()) })
      }
    }
  }

  /// Waits, without reading anything, until the other end has closed the connection.
  func hangUp() async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      queue.async {
        // POLLHUP is told whether or not it is asked for.
        var state = pollfd(fd: self.descriptor, events: 0, revents: 0)
        let isClosed = unsafe poll(&state, 1, 60_000) == 1 && Int32(state.revents) & Int32(POLLHUP) != 0
        continuation.resume(
          with: isClosed ? .success(()) : .failure(Failure(description: "the connection was not closed")))
      }
    }
  }

  /// Sends one request on a connection of its own and reads the answer.
  static func ask(_ path: String, _ method: String, _ target: String, _ body: String? = nil) async throws -> Reply {
    let client = try RawClient(path)
    let length = body.map { "Content-Length: \($0.utf8.count)\r\n" } ?? ""
    client.send("\(method) \(target) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\(length)\r\n\(body ?? "")")
    return try reply(await client.readToEnd())
  }

  static func reply(_ bytes: [UInt8]) throws -> Reply {
    let separator = Array("\r\n\r\n".utf8)
    guard let end = bytes.firstRange(of: separator) else {
      throw Failure(description: "no answer: \(String(decoding: bytes, as: UTF8.self))")
    }
    let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
    let status = head.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    return Reply(status: status ?? 0, headers: head, body: Array(bytes[end.upperBound...]))
  }

  private func readOne() throws -> [UInt8] {
    var all: [UInt8] = []
    var byte: UInt8 = 0
    func take() throws {
      guard unsafe recv(descriptor, &byte, 1, 0) == 1 else { throw Failure(description: "the connection has ended") }
      all.append(byte)
    }
    while !all.suffix(4).elementsEqual("\r\n\r\n".utf8) { try take() }
    let length = String(decoding: all, as: UTF8.self).lowercased().firstMatch(of: /content-length: ([0-9]+)/)
    for _ in 0..<(length.flatMap { Int($0.output.1) } ?? 0) { try take() }
    return all
  }

  private func readAll() throws -> [UInt8] {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe recv(descriptor, $0.baseAddress, $0.count, 0) }
      if count > 0 { all += buffer[..<count] }
      if count == 0 || (count < 0 && errno == ECONNRESET) { return all }
      if count < 0, errno != EINTR { throw Failure(description: "the connection was not closed") }
    }
  }
}
