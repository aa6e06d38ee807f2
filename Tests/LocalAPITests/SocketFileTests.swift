import FoundationEssentials
import Glibc
import Testing

@testable import LocalAPI

@Suite("The socket's file")
struct SocketFileTests {
  private func mode(_ path: String) -> mode_t? {
    var status = stat()
    return unsafe lstat(path, &status) == 0 ? status.st_mode : nil
  }

  @Test("owner and group may connect, and a clean stop removes it")
  func life() async throws {
    let daemon = try Daemon()
    try await daemon.run { #expect(mode(daemon.socket) == S_IFSOCK | 0o660) }
    #expect(mode(daemon.socket) == nil)
  }

  @Test("what a daemon that died left behind is replaced")
  func stale() async throws {
    let daemon = try Daemon()
    try leaveBehind(daemon.socket)
    #expect(throws: RawClient.Failure.self) { try RawClient(daemon.socket) }
    try await daemon.run { () async throws in #expect(try await daemon.ask("/healthz").status == 200) }
  }

  @Test("a socket that answers is somebody's: the second daemon refuses, and the first goes on")
  func inUse() async throws {
    let daemon = try Daemon()
    try await daemon.run { () async throws in
      let error = await #expect(throws: LocalAPIError.self) { try await SocketFile(path: daemon.socket).prepare() }
      #expect(error?.code == .inUse)
      #expect(error?.isRetryable == true)
      #expect(try await daemon.ask("/healthz").status == 200)
    }
  }

  @Test("when nobody can be told that it listens, it ends with that error and takes the socket away")
  func cannotAnnounce() async throws {
    struct Unheard: Error {}
    let daemon = try Daemon()
    await #expect(throws: Unheard.self) {
      try await daemon.run(onListening: { throw Unheard() }, {})
    }
    #expect(mode(daemon.socket) == nil)
  }

  @Test("anything else that stands in its place is left alone")
  func inTheWay() async throws {
    let daemon = try Daemon()
    try Data("precious".utf8).write(to: URL(filePath: daemon.socket))
    let error = await #expect(throws: LocalAPIError.self) { try await daemon.run {} }
    #expect(error?.code == .cannotListen)
    #expect(try Data(contentsOf: URL(filePath: daemon.socket)) == Data("precious".utf8))
  }

  @Test("a path that no socket can have is a clear error")
  func tooLong() async {
    let error = await #expect(throws: LocalAPIError.self) {
      try await SocketFile(path: "/tmp/" + String(repeating: "x", count: 120)).prepare()
    }
    #expect(error?.message.contains("too long") == true)
  }

  /// Makes the socket of a program that is gone.
  private func leaveBehind(_ path: String) throws {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path.utf8) }
    let result = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(result == 0)
  }
}
