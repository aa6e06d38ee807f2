import FoundationEssentials
import SQLite
import Testing

@testable import ReferenceStore

@Suite("A kept snapshot")
struct KeptSnapshotTests {
  private static let day: Int64 = 86_400
  private let sandbox: Sandbox
  private var directory: SnapshotDirectory { SnapshotDirectory(of: sandbox.path) }
  private var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted() }
  }

  init() throws { sandbox = try Sandbox() }

  private func publish(_ count: Int, to store: ReferenceStore, asOf: Int64 = 100) async throws {
    _ = try await store.publish(.whole(.diagnoses, diagnoses(count), asOf: asOf))
  }

  @Test("is a whole file of one generation, and the manifest says what it is")
  func content() async throws {
    let store = try await sandbox.store()
    try await publish(300, to: store)
    let snapshot = try #require(try await store.snapshotIfDue(keeping: 3, now: 1_000))
    #expect(snapshot.generation == 1)
    #expect(snapshot.madeAt == 1_000)
    #expect(snapshot.rows["diagnoses"] == 300)
    #expect(try names == ["generation-1.sqlite", "manifest.json"])
    #expect(directory.listed() == [snapshot])
    #expect(directory.newestGood() == snapshot)
    let reader = try ReferenceReader(path: directory.path(of: snapshot))
    #expect(try reader.search(.diagnoses, "invented 17", limit: 5).count == 5)
    let attributes = try FileManager.default.attributesOfItem(atPath: directory.path(of: snapshot))
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    let manifest = try String(contentsOfFile: directory.manifestPath, encoding: .utf8)
    #expect(manifest.contains(#""made_at" : 1000"#))
  }

  @Test("is made of a new generation only, and a day after the last one; a clock that went back does not stop it")
  func due() async throws {
    let store = try await sandbox.store()
    try await publish(10, to: store)
    #expect(try await store.snapshotIfDue(keeping: 0, now: 1_000) == nil)
    #expect(try await store.snapshotIfDue(keeping: 3, now: 1_000) != nil)
    #expect(try await store.snapshotIfDue(keeping: 3, now: 1_000 + Self.day) == nil)
    try await publish(11, to: store)
    #expect(try await store.snapshotIfDue(keeping: 3, now: 999 + Self.day) == nil)
    #expect(try await store.snapshotIfDue(keeping: 3, now: 1_000 + Self.day)?.generation == 2)
    try await publish(12, to: store)
    #expect(try await store.snapshotIfDue(keeping: 3, now: 5)?.generation == 3)
    #expect(directory.listed().map(\.generation) == [3, 2, 1])
  }

  @Test("goes when there are newer ones enough, and so does what the manifest does not name")
  func pruning() async throws {
    let store = try await sandbox.store()
    for number in 1...5 {
      try await publish(10 + number, to: store)
      if number > 1 { try Data().write(to: URL(filePath: directory.path + "/generation-77.sqlite")) }
      #expect(try await store.snapshotIfDue(keeping: 2, now: Int64(number) * Self.day) != nil)
    }
    #expect(try names == ["generation-4.sqlite", "generation-5.sqlite", "manifest.json"])
  }

  @Test("that was not finished is removed with the next start; without a manifest every copy stays")
  func unfinished() async throws {
    let store = try await sandbox.store()
    try await publish(10, to: store)
    _ = try await store.snapshotIfDue(keeping: 3, now: 1_000)
    await store.close()
    func leave() throws {
      for name in ["draft.sqlite", "draft.sqlite-journal", "manifest.json.new", "generation-77.sqlite"] {
        try Data("half".utf8).write(to: URL(filePath: "\(directory.path)/\(name)"))
      }
      try FileManager.default.createDirectory(
        atPath: sandbox.path + ".rebuilding", withIntermediateDirectories: false)
    }
    try leave()
    await (try await ReferenceStore.mending(path: sandbox.path, now: { 2_000 })).store.close()
    #expect(try names == ["generation-1.sqlite", "manifest.json"])
    #expect(directory.newestGood()?.generation == 1)
    #expect(!FileManager.default.fileExists(atPath: sandbox.path + ".rebuilding"))

    try leave()
    try Data("no JSON".utf8).write(to: URL(filePath: directory.manifestPath))
    await (try await ReferenceStore.mending(path: sandbox.path, now: { 3_000 })).store.close()
    #expect(try names == ["generation-1.sqlite", "generation-77.sqlite", "manifest.json"])
  }

  @Test("that is not what the manifest says is never taken for good: the one before it is")
  func damaged() async throws {
    let store = try await sandbox.store()
    for number in 1...2 {
      try await publish(10 + number, to: store)
      _ = try await store.snapshotIfDue(keeping: 3, now: Int64(number) * Self.day)
    }
    await store.close()
    let newest = directory.listed()[0]
    var bytes = try Data(contentsOf: URL(filePath: directory.path(of: newest)))
    bytes[bytes.count - 100] ^= 1
    try bytes.write(to: URL(filePath: directory.path(of: newest)))
    #expect(directory.newestGood()?.generation == 1)
  }

  @Test(
    "comes back when the file is lost, with journal and times; the generation does not go back",
    arguments: [true, false])
  func restored(isMissing: Bool) async throws {
    let store = try await sandbox.store()
    try await publish(300, to: store, asOf: 100)
    try await publish(301, to: store, asOf: 200)
    _ = try await store.snapshotIfDue(keeping: 3, now: 1_000)
    try await publish(302, to: store, asOf: 300)
    await store.close()
    for suffix in ["", "-wal", "-shm"] where isMissing {
      try FileManager.default.removeItem(atPath: sandbox.path + suffix)
    }
    // Page 1 is where everything begins.
    if !isMissing {
      let bytes = [UInt8](repeating: 0x5A, count: 65_536)
      try FileManager.default.removeItem(atPath: sandbox.path + "-wal")
      try sandbox.write(bytes)
    }
    let (again, remarks, isRebuilt) = try await ReferenceStore.mending(path: sandbox.path, now: { 2_000 })
    #expect(isRebuilt)
    #expect(remarks.joined().contains("the snapshot of generation 2"))
    let file = try sandbox.connection()
    #expect(try file.table("SELECT count(*) FROM diagnoses") == [[301]])
    #expect(try file.table("SELECT count(*) FROM changes") == [[301]])
    #expect(try file.table("SELECT as_of FROM datasets WHERE dataset = 'diagnoses'") == [[200]])
    // Which generations were lost cannot be known: the next is greater than any of them.
    #expect(try file.table("SELECT value FROM generation") == [[2_001]])
    try await publish(302, to: again, asOf: 400)
    #expect(try file.table("SELECT value FROM generation") == [[2_002]])
    try sandbox.vandal().checkSearchIndex(of: .diagnoses)
  }

  @Test("gives way to a dataset that is whole and newer in the damaged file")
  func mixed() async throws {
    let store = try await sandbox.store()
    let rooms = (0..<20).map { Record("F1", "VIP", Value("\($0)"), Value("Room \($0)"), 4, .null) }
    _ = try await store.publish(.parts(.rooms, [(Value("F1"), rooms)], confirmsWhole: true, asOf: 50))
    try await publish(300, to: store, asOf: 100)
    _ = try await store.snapshotIfDue(keeping: 3, now: 1_000)
    try await publish(302, to: store, asOf: 300)
    await store.close()
    // Without the journal the rooms cannot be told from it.
    try sandbox.vandal().executeScript("DROP TABLE rooms; DROP TABLE changes")
    let (again, remarks, isRebuilt) = try await ReferenceStore.mending(path: sandbox.path, now: { 2_000 })
    #expect(isRebuilt)
    #expect(remarks.joined().contains("the snapshot of generation 2, and what was whole: diagnoses"))
    let file = try sandbox.connection()
    #expect(try file.table("SELECT count(*) FROM diagnoses") == [[302]])
    #expect(try file.table("SELECT count(*) FROM rooms") == [[20]])
    #expect(try file.table("SELECT as_of FROM datasets WHERE dataset = 'diagnoses'") == [[300]])
    #expect(try file.table("SELECT count(*) FROM changes WHERE dataset = 'diagnoses'") == [[302]])
    #expect(try file.table("SELECT value FROM generation") == [[4]])
    await again.close()
  }

  @Test("comes back without its manifest, too: a whole one of those that lie there")
  func manifest() async throws {
    let store = try await sandbox.store()
    for number in 1...2 {
      try await publish(10 + number, to: store)
      _ = try await store.snapshotIfDue(keeping: 3, now: Int64(number) * Self.day)
    }
    await store.close()
    try Data("[]".utf8).write(to: URL(filePath: directory.manifestPath))
    try Data().write(to: URL(filePath: directory.path + "/generation-3.sqlite"))
    for suffix in ["", "-wal", "-shm"] { try FileManager.default.removeItem(atPath: sandbox.path + suffix) }
    let (again, remarks, _) = try await ReferenceStore.mending(path: sandbox.path, now: { 2_000 })
    #expect(remarks.joined().contains("the snapshot of generation 2"))
    #expect(try await again.records(of: .diagnoses).count == 12)
    await again.close()
  }

  @Test("is made where a file or a link to nothing stood in place of the directory", arguments: [true, false])
  func directory(isFile: Bool) async throws {
    if isFile {
      try Data("none".utf8).write(to: URL(filePath: directory.path))
    } else {
      try FileManager.default.createSymbolicLink(atPath: directory.path, withDestinationPath: "/nowhere/at-all")
    }
    let (store, remarks, _) = try await ReferenceStore.mending(path: sandbox.path, now: { 2_000 })
    #expect(remarks == ["\(directory.path) was no directory, and is now \(directory.path).aside-2000"])
    try await publish(10, to: store)
    #expect(try await store.snapshotIfDue(keeping: 3, now: 2_100) != nil)
    await store.close()
  }
}
