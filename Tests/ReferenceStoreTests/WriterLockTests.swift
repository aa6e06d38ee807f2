import FoundationEssentials
import Testing

@testable import ReferenceStore

@Suite("The lock of the writer")
struct WriterLockTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  @Test("One writer keeps the next one out until it goes")
  func exclusion() throws {
    let path = sandbox.path
    func takeWhileTaken() throws {
      let first = try WriterLock(for: path)
      #expect { _ = try WriterLock(for: path) } throws: { ($0 as? StoreError)?.code == .locked }
      #expect(WriterLock.isHeld(for: path) == true)
      withExtendedLifetime(first) {}
    }
    #expect(WriterLock.isHeld(for: path) == false)
    try takeWhileTaken()
    #expect(WriterLock.isHeld(for: path) == false)
    _ = try WriterLock(for: path)
  }

  @Test("Asking whether it is held never keeps a writer out")
  func askingTakesNothing() async throws {
    let path = sandbox.path
    await withTaskGroup(of: Int.self) { group in
      group.addTask {
        var failures = 0
        for _ in 0..<20_000 where (try? Self.takeAndLetGo(path)) == nil { failures += 1 }
        return failures
      }
      group.addTask {
        for _ in 0..<20_000 { _ = WriterLock.isHeld(for: path) }
        return 0
      }
      for await failures in group { #expect(failures == 0) }
    }
  }

  private static func takeAndLetGo(_ path: String) throws { _ = try WriterLock(for: path) }

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
