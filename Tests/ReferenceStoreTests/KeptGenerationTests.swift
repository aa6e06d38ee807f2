import FoundationEssentials
import SQLite
import Testing

@testable import ReferenceStore

@Suite("The generation after a loss")
struct KeptGenerationTests {
  private static let now: Int64 = 1_700_000_500
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  private func open(wasKept: Bool = false) async throws -> (remarks: [String], isRebuilt: Bool, generation: Int64) {
    let (store, remarks, isRebuilt) = try await ReferenceStore.mending(
      path: sandbox.path, wasKept: wasKept, now: { Self.now })
    await store.close()
    let reader = try ReferenceReader(path: sandbox.path)
    return (remarks, isRebuilt, try reader.generation())
  }

  private func remove(_ suffixes: String...) throws {
    for suffix in suffixes { try FileManager.default.removeItem(atPath: sandbox.path + suffix) }
  }

  /// Copies what a killed program leaves, while another connection still has the file open.
  private func copy(_ suffixes: String..., to other: Sandbox) throws {
    for suffix in suffixes {
      try FileManager.default.copyItem(atPath: sandbox.path + suffix, toPath: other.path + suffix)
    }
  }

  @Test("is greater than that of a snapshot after which an older copy of the file was put in its place")
  func olderCopy() async throws {
    let old = try Sandbox()
    let store = try await sandbox.store()
    _ = try await store.publish(.whole(.diagnoses, diagnoses(10)))
    await store.close()
    _ = try sandbox.vandal().checkpoint(.truncate)
    try copy("", to: old)
    let again = try await sandbox.store()
    _ = try await again.publish(.whole(.diagnoses, diagnoses(11)))
    _ = try await again.snapshotIfDue(keeping: 1, now: 1_000)
    await again.close()
    try remove("", "-wal", "-shm")
    try FileManager.default.copyItem(atPath: old.path, toPath: sandbox.path)
    let found = try await open()
    #expect(found.generation == Self.now)
    #expect(found.isRebuilt)
    #expect(found.remarks.contains { $0.contains("had generation 1, but a snapshot of generation 2") })
    #expect(try await open().remarks == [])
  }

  @Test("is greater than that of a snapshot that cannot be used")
  func badSnapshot() async throws {
    let store = try await sandbox.store()
    _ = try await store.publish(.whole(.diagnoses, diagnoses(10)))
    let snapshot = try #require(try await store.snapshotIfDue(keeping: 1, now: 1_000))
    await store.close()
    try remove("", "-wal", "-shm")
    try Data().write(to: URL(filePath: SnapshotDirectory(of: sandbox.path).path(of: snapshot)))
    let found = try await open()
    #expect(found.generation == Self.now)
    #expect(found.isRebuilt)
  }

  @Test("of a file that is gone goes on from the time where one was kept before, and begins at 0 where none was")
  func gone() async throws {
    let first = try await open()
    #expect(first.generation == 0 && !first.isRebuilt)
    try remove("", "-wal", "-shm")
    let found = try await open(wasKept: true)
    #expect(found.generation == Self.now)
    #expect(found.isRebuilt)
    #expect(found.remarks.count == 1 && found.remarks[0].contains("begins anew"))
  }

  @Test(
    "goes on from the time where the log was cut, or is another one than its index tells of", arguments: [true, false])
  func cutLog(isCut: Bool) async throws {
    let store = try await sandbox.store()
    await store.close()
    let writer = try sandbox.vandal()
    _ = try writer.checkpoint(.truncate)
    for count in [100, 200] {
      try writer.transaction { _ = try Publisher(.whole(.diagnoses, diagnoses(count)), on: writer).publish() }
    }
    let rest = try Sandbox()
    try copy("", "-wal", "-shm", to: rest)
    withExtendedLifetime(writer) {}
    var log = try Data(contentsOf: URL(filePath: rest.path + "-wal"))
    if isCut { log.removeLast(5_000) } else { log[16] ^= 1 }
    try log.write(to: URL(filePath: rest.path + "-wal"))
    let (again, remarks, isRebuilt) = try await ReferenceStore.mending(path: rest.path, now: { Self.now })
    await again.close()
    #expect(isRebuilt)
    #expect(remarks.contains { $0.contains("-wal is not as it was left") }, "\(remarks)")
    #expect(try ReferenceReader(path: rest.path).generation() == Self.now)
  }

  @Test("is raised by the next start where a program died that had found a loss")
  func foundBefore() async throws {
    let store = try await sandbox.store()
    _ = try await store.publish(.whole(.diagnoses, diagnoses(10)))
    await store.close()
    LossMark(of: sandbox.path).set()
    let found = try await open()
    #expect(found.generation == Self.now && found.isRebuilt)
    #expect(!LossMark(of: sandbox.path).isSet)
    #expect(try await open().generation == Self.now)
  }

  @Test("stays where a killed program left log and index as they belong together")
  func killed() async throws {
    let store = try await sandbox.store()
    await store.close()
    let writer = try sandbox.vandal()
    try writer.transaction { _ = try Publisher(.whole(.diagnoses, diagnoses(100)), on: writer).publish() }
    let rest = try Sandbox()
    try copy("", "-wal", "-shm", to: rest)
    withExtendedLifetime(writer) {}
    let (again, remarks, isRebuilt) = try await ReferenceStore.mending(path: rest.path, now: { Self.now })
    await again.close()
    #expect(remarks == [] && !isRebuilt)
    #expect(try ReferenceReader(path: rest.path).generation() == 1)
  }
}
