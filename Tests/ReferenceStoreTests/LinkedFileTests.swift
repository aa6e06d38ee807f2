import FoundationEssentials
import SQLite
import Testing

@testable import ReferenceStore

@Suite("A reference file behind a symbolic link")
struct LinkedFileTests {
  private let sandbox: Sandbox
  private let target: String

  /// Puts a link where the file usually stands, and nothing where it leads to.
  init() throws {
    sandbox = try Sandbox()
    try FileManager.default.createDirectory(atPath: sandbox.directory + "/disk", withIntermediateDirectories: true)
    target = sandbox.directory + "/disk/data.sqlite"
    try FileManager.default.createSymbolicLink(atPath: sandbox.path, withDestinationPath: "disk/data.sqlite")
  }

  private func names(_ directory: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: sandbox.directory + directory).sorted()
  }

  /// Opens the file by its link, whatever has become of it.
  private func open() async throws -> (store: ReferenceStore, remarks: [String], isRebuilt: Bool) {
    try await ReferenceStore.mending(path: sandbox.path, now: { 1_700_000_500 })
  }

  /// Publishes rows that stand in the log alone.
  private func fill() async throws {
    let store = try await sandbox.store()
    await store.close()
    let writer = try sandbox.vandal()
    _ = try writer.checkpoint(.truncate)
    try writer.transaction { _ = try Publisher(.whole(.diagnoses, diagnoses(300), asOf: 100), on: writer).publish() }
    // What a killed program leaves: the last connection would copy the log into the file.
    let rest = try Sandbox()
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: target + suffix, toPath: rest.path + suffix)
    }
    withExtendedLifetime(writer) {}
    try FileManager.default.removeItem(atPath: sandbox.directory + "/disk")
    try FileManager.default.createDirectory(atPath: sandbox.directory + "/disk", withIntermediateDirectories: true)
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: rest.path + suffix, toPath: target + suffix)
    }
  }

  @Test(
    "keeps what stood in the log alone when it is rebuilt, and all that belongs to it stands beside the file itself")
  func rebuilt() async throws {
    try await fill()
    // What stands in the log, too, would be read from there.
    try sandbox.destroy(["polyclinics"])
    let (store, remarks, isRebuilt) = try await open()
    #expect(isRebuilt)
    #expect(remarks.contains { $0.contains("all of its rows and its journal") })
    #expect(try await store.records(of: .diagnoses).count == 300)
    _ = try await store.snapshotIfDue(keeping: 3, now: 1_700_000_600)
    await store.close()
    #expect(try names() == ["disk", "reference.sqlite"])
    #expect(
      try names("/disk") == [
        "data-snapshots", "data.counter", "data.sqlite", "data.sqlite-shm", "data.sqlite-wal",
        "data.sqlite.aside-1700000500",
        "data.sqlite.aside-1700000500-wal",
      ])
  }

  @Test("without its log is one that may have lost rows, and the generation goes on from the time")
  func lostLog() async throws {
    try await (sandbox.store()).close()
    try FileManager.default.removeItem(atPath: target + "-wal")
    let (store, remarks, isRebuilt) = try await open()
    await store.close()
    #expect(isRebuilt)
    #expect(remarks.count == 1 && remarks[0].contains("\(target)-wal was missing"))
    #expect(try sandbox.connection().table("SELECT value FROM generation") == [[1_700_000_500]])
  }

  @Test("is made in the directory that the link names")
  func missing() async throws {
    let (store, remarks, _) = try await open()
    await store.close()
    #expect(remarks.count == 1 && remarks[0].contains("the file that it names was made"))
    #expect(try names("/disk").contains("data.sqlite"))
  }

  @Test("has one writer, one state and one place for snapshots, by whatever name it is known")
  func oneOfEach() throws {
    let lock = try WriterLock(for: sandbox.path)
    #expect(WriterLock.isHeld(for: target) == true)
    #expect { _ = try WriterLock(for: target) } throws: { ($0 as? StoreError)?.code == .locked }
    withExtendedLifetime(lock) {}
    #expect(SidePath.of("state.sqlite", beside: sandbox.path) == sandbox.directory + "/disk/data-state.sqlite")
    #expect(SnapshotDirectory(of: sandbox.path).path == SnapshotDirectory(of: target).path)
  }

  @Test("that is a directory leaves the directory alone: only the link is moved")
  func directory() async throws {
    try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
    let (store, remarks, _) = try await open()
    await store.close()
    #expect(remarks.count == 1 && remarks[0].contains("is now \(sandbox.path).aside-1700000500"))
    #expect(try names("/disk") == ["data.sqlite"])
    #expect(try names().contains("reference.sqlite-wal"))
  }

  @Test("whose links go round in a ring is made anew in place of the first one")
  func ring() async throws {
    try FileManager.default.createSymbolicLink(atPath: target, withDestinationPath: sandbox.path)
    let (store, remarks, _) = try await open()
    await store.close()
    #expect(remarks.count == 1 && remarks[0].contains("is now \(sandbox.path).aside-1700000500"))
  }

  @Test("whose log is a link in turn, which SQLite does not follow, gets the log as a file of its own")
  func linkedLog() async throws {
    try await fill()
    let elsewhere = sandbox.directory + "/log"
    try FileManager.default.moveItem(atPath: target + "-wal", toPath: elsewhere)
    try FileManager.default.createSymbolicLink(atPath: target + "-wal", withDestinationPath: elsewhere)
    let (store, remarks, _) = try await open()
    #expect(try await store.records(of: .diagnoses).count == 300)
    await store.close()
    #expect(remarks.contains { $0.contains("-wal was a link: its content is in a file of its own") }, "\(remarks)")
    #expect(try await open().remarks == [])
  }
}
