import FoundationEssentials
import SQLite
import Testing

@testable import ReferenceStore

@Suite("A damaged reference file")
struct RecoveryTests {
  let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  @Test("that is whole is opened without a remark, and nothing is kept aside")
  func whole() async throws {
    let before = try await sandbox.fill()
    #expect(try await sandbox.open() == [])
    #expect(try sandbox.rows() == before)
    #expect(try sandbox.aside() == [])
  }

  @Test("with a lost header keeps all rows, journal and generation, and open readers see them")
  func header() async throws {
    let before = try await sandbox.fill()
    let reader = try ReferenceReader(path: sandbox.path)
    #expect(try reader.generation() == 3)
    try sandbox.change { $0.replaceSubrange(0..<100, with: [UInt8](repeating: 0x5A, count: 100)) }
    let remarks = try await sandbox.open()
    #expect(remarks.count == 1)
    #expect(remarks[0].contains("was damaged"))
    #expect(remarks[0].contains("all of its rows and its journal"))
    #expect(try sandbox.rows() == before)
    #expect(try sandbox.aside() == ["reference.sqlite.aside-1700000500"])
    #expect(try reader.generation() == 3)
    #expect(try reader.record(.diagnoses, key: ["A00.0"]) != nil)
    try sandbox.expectSound()
  }

  @Test("with the header that a broken-off rebuilding leaves is no other program's, and keeps all rows")
  func brokenOff() async throws {
    let before = try await sandbox.fill()
    try sandbox.change { $0.replaceSubrange(0..<100, with: [UInt8](repeating: 0x5A, count: 100)) }
    try Connection.mendHeader(ofFileAt: sandbox.path)
    let remarks = try await sandbox.open()
    #expect(remarks.count == 1)
    #expect(try sandbox.rows() == before)
    try sandbox.expectSound()
  }

  @Test("whose search index is broken is never called damaged: the index is made anew")
  func searchIndex() async throws {
    let before = try await sandbox.fill()
    try sandbox.vandal().executeScript(
      "INSERT INTO diagnoses_search (diagnoses_search) VALUES ('delete-all')")
    let remarks = try await sandbox.open()
    #expect(remarks == ["the search index was made anew of: diagnoses"])
    #expect(try sandbox.rows() == before)
    #expect(try sandbox.aside() == [])
    #expect(try ReferenceReader(path: sandbox.path).search(.diagnoses, "invented number 17", limit: 3).isEmpty == false)
    try sandbox.expectSound()
  }

  @Test("whose search index is broken is served all the same where there is no room to make it anew")
  func noRoomForIndex() async throws {
    let before = try await sandbox.fill()
    let file = try sandbox.vandal()
    try file.execute("INSERT INTO diagnoses_search (diagnoses_search) VALUES ('delete-all')")
    // The pages that this sets free must not do for the new one.
    try file.executeScript("CREATE TABLE filler (a); INSERT INTO filler VALUES (zeroblob(2000000))")
    let pages = try file.count("SELECT page_count FROM pragma_page_count")
    try file.executeScript("PRAGMA max_page_count = \(pages)")
    let remarks = try FileCheck(connection: file).mendSearchIndexes()
    #expect(
      remarks.count == 1 && remarks[0].contains("the search index of diagnoses is broken and cannot be made anew"))
    try file.execute("DROP TABLE filler")
    #expect(try sandbox.rows() == before)
  }

  @Test("whose search index lies on broken pages loses no row of any table")
  func searchPages() async throws {
    let before = try await sandbox.fill()
    try sandbox.destroy(["diagnoses_search_data", "diagnoses_search_idx", "diagnoses_search_docsize"])
    _ = try await sandbox.open()
    #expect(try sandbox.rows() == before)
    try sandbox.expectSound()
  }

  @Test("with broken pages of a dataset and of the journal keeps the datasets that are whole, and never the others")
  func page() async throws {
    _ = try await sandbox.fill()
    try sandbox.destroy(["rooms", "changes"])
    let remarks = try await sandbox.open()
    #expect(remarks.joined().contains("what was whole: diagnoses"))
    let file = try sandbox.connection()
    #expect(try file.table("SELECT count(*) FROM diagnoses") == [[2_990]])
    #expect(try file.table("SELECT count(*) FROM rooms") == [[0]])
    #expect(try file.table("SELECT value FROM generation") == [[4]])
    #expect(
      try file.table("SELECT dataset, state, as_of FROM datasets WHERE dataset IN ('diagnoses', 'rooms') ORDER BY 1")
        == [["diagnoses", "fresh", 300], ["rooms", "never", .null]])
    try sandbox.expectSound()
  }

  @Test("that was cut in the middle brings back no half of a dataset")
  func cut() async throws {
    _ = try await sandbox.fill()
    try sandbox.change { $0.removeLast($0.count - 20 * 4096) }
    let remarks = try await sandbox.open()
    #expect(remarks.joined().contains("was damaged"))
    let file = try sandbox.connection()
    #expect(try [[[0]], [[2_990]]].contains(file.table("SELECT count(*) FROM diagnoses")))
    #expect(try [[[0]], [[20]]].contains(file.table("SELECT count(*) FROM rooms")))
    try sandbox.expectSound()
  }

  @Test("that is empty or missing without a snapshot begins anew", arguments: [true, false])
  func empty(isMissing: Bool) async throws {
    _ = try await sandbox.fill()
    for suffix in ["-wal", "-shm"] { try FileManager.default.removeItem(atPath: sandbox.path + suffix) }
    if isMissing { try FileManager.default.removeItem(atPath: sandbox.path) } else { try sandbox.change { $0 = [] } }
    _ = try await sandbox.open()
    #expect(try sandbox.connection().table("SELECT value FROM generation") == [[0]])
    try sandbox.expectSound()
  }

  @Test("with edited migrations, or without one of its tables, keeps what is whole")
  func edited() async throws {
    let before = try await sandbox.fill()
    try sandbox.vandal().execute("UPDATE migrations SET checksum = 'x' WHERE version = 2")
    #expect(try await sandbox.open().joined().contains("all of its rows"))
    #expect(try sandbox.rows() == before)
    try sandbox.vandal().execute("DROP TABLE rooms")
    #expect(try await sandbox.open().joined().contains("the journal told those of: rooms"))
    #expect(try sandbox.connection().table("SELECT count(*) FROM rooms") == [[20]])
    try sandbox.vandal().execute("DROP TABLE changes")
    #expect(try await sandbox.open().joined().contains("what was whole: diagnoses, rooms"))
    #expect(try sandbox.connection().table("SELECT count(*) FROM diagnoses") == [[2_990]])
    try sandbox.vandal().execute("DROP TABLE learned_rows")
    #expect(try await sandbox.open().joined().contains("all of its rows"))
    try sandbox.expectSound()
  }

  @Test("of another program is left alone, byte for byte")
  func foreign() async throws {
    let file = try sandbox.vandal()
    try file.executeScript("PRAGMA journal_mode = DELETE; CREATE TABLE theirs (a); PRAGMA application_id = 7")
    let before = try sandbox.content()
    let error = await #expect(throws: StoreError.self) { try await sandbox.open() }
    #expect(error?.code == .foreignFile)
    #expect(try sandbox.content() == before)
    #expect(try sandbox.aside() == [])
  }

  @Test("of a newer minor format is served and not written; one of a newer major format is left alone")
  func newer() async throws {
    _ = try await sandbox.fill()
    try sandbox.vandal().setUserVersion(1_999)
    let before = try sandbox.content()
    let (store, remarks, _) = try await ReferenceStore.mending(path: sandbox.path, now: { 1_700_000_500 })
    #expect(store.frozen?.code == .newerFile)
    #expect(remarks.count == 1 && remarks[0].contains("newer than this program"))
    #expect(try await store.records(of: .diagnoses).count == 2_990)
    await #expect(throws: StoreError.self) { try await store.publish(.whole(.diagnoses, diagnoses(3_100))) }
    await store.close()
    #expect(try sandbox.content() == before)
    try sandbox.vandal().setUserVersion(2_001)
    let error = await #expect(throws: StoreError.self) { try await sandbox.open() }
    #expect(error?.code == .newerFile)
    #expect(try sandbox.aside() == [])
  }

  @Test("beside which another database's log was put is read without that log")
  func foreignLog() async throws {
    let before = try await sandbox.fill()
    let other = try Sandbox()
    let theirs = try other.vandal()
    try theirs.executeScript("CREATE TABLE theirs (a); PRAGMA application_id = 7; INSERT INTO theirs VALUES (1)")
    // While it is open its log is not copied into the file.
    try FileManager.default.removeItem(atPath: sandbox.path + "-wal")
    try FileManager.default.removeItem(atPath: sandbox.path + "-shm")
    try FileManager.default.copyItem(atPath: other.path + "-wal", toPath: sandbox.path + "-wal")
    #expect(try theirs.table("SELECT a FROM theirs") == [[1]])
    let remarks = try await sandbox.open()
    #expect(remarks.joined().contains("all of its rows and its journal"))
    var after = try sandbox.rows()
    // What the lost log held may have been seen.
    #expect(after["generation"] == [[1, 1_700_000_500]])
    after["generation"] = before["generation"]
    #expect(after == before)
    #expect(try sandbox.aside() == ["reference.sqlite.aside-1700000500", "reference.sqlite.aside-1700000500-wal"])
    try sandbox.expectSound()
  }

  @Test(
    "without its log or the log's index is read as it is, and that is said",
    arguments: [["-wal"], ["-shm"], ["-wal", "-shm"]])
  func companions(suffixes: [String]) async throws {
    let before = try await sandbox.fill()
    for suffix in suffixes { try FileManager.default.removeItem(atPath: sandbox.path + suffix) }
    let remarks = try await sandbox.open()
    #expect(remarks.count == 1 && remarks[0].contains("missing"))
    var after = try sandbox.rows()
    #expect(after["generation"] == (suffixes == ["-wal"] ? [[1, 1_700_000_500]] : [[1, 3]]))
    after["generation"] = before["generation"]
    #expect(after == before)
  }

  @Test("whose log is rubbish is read without it")
  func rubbish() async throws {
    let before = try await sandbox.fill()
    try Data([UInt8](repeating: 0x5A, count: 50_000)).write(to: URL(filePath: sandbox.path + "-wal"))
    _ = try await sandbox.open()
    #expect(try sandbox.rows() == before)
    try sandbox.expectSound()
  }

  @Test("In place of which a directory stands, or a link to nothing, is made anew", arguments: [true, false])
  func kinds(isDirectory: Bool) async throws {
    if isDirectory {
      try FileManager.default.createDirectory(atPath: sandbox.path, withIntermediateDirectories: true)
    } else {
      try FileManager.default.createSymbolicLink(
        atPath: sandbox.path, withDestinationPath: sandbox.directory + "/nowhere/file")
    }
    let remarks = try await sandbox.open()
    #expect(remarks.count == 1 && remarks[0].contains("is now"))
    #expect(try sandbox.aside().count == 1)
    try sandbox.expectSound()
  }

  @Test("to which a link leads that names no file yet is made where the link leads")
  func link() async throws {
    let target = sandbox.directory + "/elsewhere.sqlite"
    try FileManager.default.createSymbolicLink(atPath: sandbox.path, withDestinationPath: target)
    #expect(try await sandbox.open().joined().contains("was a link to nothing"))
    #expect(try FileManager.default.attributesOfItem(atPath: target)[.posixPermissions] as? Int == 0o640)
    #expect(try sandbox.aside() == [])
  }

  @Test("with wrong permissions gets the right ones", arguments: [0o400, 0o600, 0o666])
  func modes(mode: Int) async throws {
    _ = try await sandbox.fill()
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: sandbox.path)
    let remarks = try await sandbox.open()
    #expect(remarks.count == 1 && remarks[0].contains("had mode 0\(String(mode, radix: 8))"))
    let now = try FileManager.default.attributesOfItem(atPath: sandbox.path)[.posixPermissions] as? Int
    #expect(now == (mode == 0o666 ? 0o644 : 0o640))
    #expect(try await sandbox.open() == [])
  }
}
