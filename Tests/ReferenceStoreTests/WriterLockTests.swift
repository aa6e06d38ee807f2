import FoundationEssentials
import Subprocess
import SystemPackage
import Testing

@testable import ReferenceStore

@Suite("The lock of the writer")
struct WriterLockTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  @Test("One writer keeps the next one out until it goes", .timeLimit(.minutes(1)))
  func exclusion() async throws {
    let path = sandbox.path
    func takeWhileTaken() throws {
      let first = try WriterLock(for: path)
      #expect { _ = try WriterLock(for: path) } throws: { ($0 as? StoreError)?.code == .locked }
      #expect(WriterLock.isHeld(for: path) == true)
      withExtendedLifetime(first) {}
    }
    #expect(WriterLock.isHeld(for: path) == false)
    try takeWhileTaken()
    // A child that another test has just forked holds on to the file until it runs its program.
    while WriterLock.isHeld(for: path) != false {
      try Task.checkCancellation()
      await Task.yield()
    }
    _ = try WriterLock(for: path)
  }

  /// Takes and lets go of the lock as `WriterLock` does, and prints how often it could not.
  ///
  /// A process of its own, since in this one a child that another test has just forked holds on to every open file until
  /// it runs its program, and so to the lock.
  private static let writer = """
    import fcntl, os, struct, sys
    refused = 0
    for _ in range(20000):
        file = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.fcntl(file, 37, struct.pack("hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0))
        except OSError:
            refused += 1
        os.close(file)
    print(refused)
    """

  @Test("Asking whether it is held never keeps a writer out")
  func askingTakesNothing() async throws {
    let path = sandbox.path
    let refused = try await withThrowingTaskGroup(of: String?.self) { group in
      group.addTask {
        try await Subprocess.run(
          .path("/usr/bin/python3"), arguments: ["-c", Self.writer, "\(path).lock"], output: .string(limit: 100)
        ).standardOutput
      }
      group.addTask {
        while !Task.isCancelled {
          _ = WriterLock.isHeld(for: path)
          await Task.yield()
        }
        return nil
      }
      let refused = try await group.next()
      group.cancelAll()
      return refused
    }
    #expect(refused == "0\n")
  }

  @Test("Only the owner can open its file, whatever stood there before: who can open it can lock it shared")
  func ownerOnly() throws {
    let lockPath = "\(sandbox.path).lock"
    #expect(
      FileManager.default.createFile(atPath: lockPath, contents: nil, attributes: [.posixPermissions: 0o640]))
    _ = try WriterLock(for: sandbox.path)
    let attributes = try FileManager.default.attributesOfItem(atPath: lockPath)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test("Where its file cannot be opened, nobody knows, and nobody writes")
  func unknown() throws {
    try sandbox.write([])
    let below = "\(sandbox.path)/reference.sqlite"
    #expect(WriterLock.isHeld(for: below) == nil)
    #expect { _ = try WriterLock(for: below) } throws: { ($0 as? StoreError)?.code == .cannotOpen }
  }
}
