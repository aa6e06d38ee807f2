import FoundationEssentials
import SQLite
import Testing

@testable import ReferenceStore

@Suite("A damaged reference file")
struct RecoveryTests {
  let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  private static let rooms = (0..<20).map { Record("F1", "VIP", Value("\($0)"), Value("Room \($0)"), 4, .null) }

  /// Fills the file, and copies all of it out of the log.
  private func fill() async throws -> [String: [[Value]]] {
    let store = try await sandbox.store()
    _ = try await store.publish(.whole(.diagnoses, diagnoses(3_000), asOf: 100))
    _ = try await store.publish(.parts(.rooms, [(Value("F1"), Self.rooms)], confirmsWhole: true, asOf: 200))
    _ = try await store.publish(.whole(.diagnoses, diagnoses(2_990), asOf: 300))
    await store.close()
    _ = try sandbox.vandal().checkpoint(.truncate)
    return try content()
  }

  private func open() async throws -> [String] {
    let (store, remarks, _) = try await ReferenceStore.mending(path: sandbox.path, now: { 1_700_000_500 })
    await store.close()
    return remarks
  }

  /// Everything but when migrations were applied.
  private func content(_ connection: Connection? = nil) throws -> [String: [[Value]]] {
    var content = try (connection ?? sandbox.connection()).everything()
    content["migrations"] = nil
    // The generation has a view of its own.
    content["datasets_status"]?.removeAll { $0[0] == "" }
    // How far the index of the journal reaches does not count, only that every entry is found.
    content["changes_indexed"] = nil
    content["changes_by_key"] = try (connection ?? sandbox.connection()).table(
      "SELECT dataset, key, id FROM changes_of_key ORDER BY id")
    return content
  }

  private func change(_ body: (inout [UInt8]) -> Void, _ path: String? = nil) throws {
    let url = URL(filePath: path ?? sandbox.path)
    var bytes = [UInt8](try Data(contentsOf: url))
    body(&bytes)
    try Data(bytes).write(to: url)
  }

  private func expectSound() throws {
    let file = try sandbox.vandal()
    #expect(try file.table("PRAGMA integrity_check") == [["ok"]])
    for dataset in Dataset.all where dataset.search != nil { try file.checkSearchIndex(of: dataset) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: sandbox.directory).allSatisfy { !$0.contains(".reb") })
  }

  private func pages(of tables: [String]) throws -> [Int] {
    let names = tables.map { "'\($0)'" }.joined(separator: ", ")
    return try sandbox.connection().table("SELECT pageno FROM dbstat WHERE name IN (\(names))").map { row in
      guard case .integer(let page) = row[0] else { return 0 }
      return Int(page)
    }
  }

  private func destroy(_ tables: [String]) throws {
    let pages = try pages(of: tables)
    try #require(!pages.isEmpty)
    try change { bytes in
      for page in pages { for place in (page - 1) * 4096..<page * 4096 { bytes[place] = 0x5A } }
    }
  }

  private func aside() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: sandbox.directory).filter { $0.contains(".aside-") }.sorted()
  }

  @Test("that is whole is opened without a remark, and nothing is kept aside")
  func whole() async throws {
    let before = try await fill()
    #expect(try await open() == [])
    #expect(try content() == before)
    #expect(try aside() == [])
  }

  @Test("with a lost header keeps all rows, journal and generation, and open readers see them")
  func header() async throws {
    let before = try await fill()
    let reader = try ReferenceReader(path: sandbox.path)
    #expect(try reader.generation() == 3)
    try change { $0.replaceSubrange(0..<100, with: [UInt8](repeating: 0x5A, count: 100)) }
    let remarks = try await open()
    #expect(remarks.count == 1)
    #expect(remarks[0].contains("was damaged"))
    #expect(remarks[0].contains("all of its rows and its journal"))
    #expect(try content() == before)
    #expect(try aside() == ["reference.sqlite.aside-1700000500"])
    #expect(try reader.generation() == 3)
    #expect(try reader.record(.diagnoses, key: ["A00.0"]) != nil)
    try expectSound()
  }

  @Test("with the header that a broken-off rebuilding leaves is no other program's, and keeps all rows")
  func brokenOff() async throws {
    let before = try await fill()
    try change { $0.replaceSubrange(0..<100, with: [UInt8](repeating: 0x5A, count: 100)) }
    try Connection.mendHeader(ofFileAt: sandbox.path)
    let remarks = try await open()
    #expect(remarks.count == 1)
    #expect(try content() == before)
    try expectSound()
  }

  @Test("whose search index is broken is never called damaged: the index is made anew")
  func searchIndex() async throws {
    let before = try await fill()
    try sandbox.vandal().executeScript(
      "INSERT INTO diagnoses_search (diagnoses_search) VALUES ('delete-all')")
    let remarks = try await open()
    #expect(remarks == ["the search index was made anew of: diagnoses"])
    #expect(try content() == before)
    #expect(try aside() == [])
    #expect(try ReferenceReader(path: sandbox.path).search(.diagnoses, "invented number 17", limit: 3).isEmpty == false)
    try expectSound()
  }

  @Test("whose search index lies on broken pages loses no row of any table")
  func searchPages() async throws {
    let before = try await fill()
    try destroy(["diagnoses_search_data", "diagnoses_search_idx", "diagnoses_search_docsize"])
    _ = try await open()
    #expect(try content() == before)
    try expectSound()
  }

  @Test("with a broken page keeps the datasets that are whole, and never the others; the generation goes on")
  func page() async throws {
    _ = try await fill()
    try destroy(["rooms"])
    let remarks = try await open()
    #expect(remarks.joined().contains("what was whole: diagnoses"))
    let file = try sandbox.connection()
    #expect(try file.table("SELECT count(*) FROM diagnoses") == [[2_990]])
    #expect(try file.table("SELECT count(*) FROM rooms") == [[0]])
    #expect(try file.table("SELECT value FROM generation") == [[4]])
    #expect(
      try file.table("SELECT dataset, state, as_of FROM datasets WHERE dataset IN ('diagnoses', 'rooms') ORDER BY 1")
        == [["diagnoses", "fresh", 300], ["rooms", "never", .null]])
    try expectSound()
  }

  @Test("that was cut in the middle brings back no half of a dataset")
  func cut() async throws {
    _ = try await fill()
    try change { $0.removeLast($0.count - 20 * 4096) }
    let remarks = try await open()
    #expect(remarks.joined().contains("was damaged"))
    let file = try sandbox.connection()
    #expect(try [[[0]], [[2_990]]].contains(file.table("SELECT count(*) FROM diagnoses")))
    #expect(try [[[0]], [[20]]].contains(file.table("SELECT count(*) FROM rooms")))
    try expectSound()
  }

  @Test("that is empty or missing without a snapshot begins anew", arguments: [true, false])
  func empty(isMissing: Bool) async throws {
    _ = try await fill()
    for suffix in ["-wal", "-shm"] { try FileManager.default.removeItem(atPath: sandbox.path + suffix) }
    if isMissing { try FileManager.default.removeItem(atPath: sandbox.path) } else { try change { $0 = [] } }
    _ = try await open()
    #expect(try sandbox.connection().table("SELECT value FROM generation") == [[0]])
    try expectSound()
  }

  @Test("with edited migrations, or without one of its tables, keeps what is whole")
  func edited() async throws {
    let before = try await fill()
    try sandbox.vandal().execute("UPDATE migrations SET checksum = 'x' WHERE version = 2")
    #expect(try await open().joined().contains("all of its rows"))
    #expect(try content() == before)
    try sandbox.vandal().execute("DROP TABLE rooms")
    #expect(try await open().joined().contains("what was whole: diagnoses"))
    #expect(try sandbox.connection().table("SELECT count(*) FROM diagnoses") == [[2_990]])
    try sandbox.vandal().execute("DROP TABLE learned_rows")
    #expect(try await open().joined().contains("all of its rows"))
    try expectSound()
  }

  @Test("of another program is left alone, byte for byte")
  func foreign() async throws {
    let file = try sandbox.vandal()
    try file.executeScript("PRAGMA journal_mode = DELETE; CREATE TABLE theirs (a); PRAGMA application_id = 7")
    let before = try sandbox.content()
    let error = await #expect(throws: StoreError.self) { try await open() }
    #expect(error?.code == .foreignFile)
    #expect(try sandbox.content() == before)
    #expect(try aside() == [])
  }

  @Test("of a newer minor format is served and not written; one of a newer major format is left alone")
  func newer() async throws {
    _ = try await fill()
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
    let error = await #expect(throws: StoreError.self) { try await open() }
    #expect(error?.code == .newerFile)
    #expect(try aside() == [])
  }

  @Test("beside which another database's log was put is read without that log")
  func foreignLog() async throws {
    let before = try await fill()
    let other = try Sandbox()
    let theirs = try other.vandal()
    try theirs.executeScript("CREATE TABLE theirs (a); PRAGMA application_id = 7; INSERT INTO theirs VALUES (1)")
    // While it is open its log is not copied into the file.
    try FileManager.default.removeItem(atPath: sandbox.path + "-wal")
    try FileManager.default.removeItem(atPath: sandbox.path + "-shm")
    try FileManager.default.copyItem(atPath: other.path + "-wal", toPath: sandbox.path + "-wal")
    #expect(try theirs.table("SELECT a FROM theirs") == [[1]])
    let remarks = try await open()
    #expect(remarks.joined().contains("all of its rows and its journal"))
    var after = try content()
    // What the lost log held may have been seen.
    #expect(after["generation"] == [[1, 1_700_000_500]])
    after["generation"] = before["generation"]
    #expect(after == before)
    #expect(try aside() == ["reference.sqlite.aside-1700000500", "reference.sqlite.aside-1700000500-wal"])
    try expectSound()
  }

  @Test(
    "without its log or the log's index is read as it is, and that is said",
    arguments: [["-wal"], ["-shm"], ["-wal", "-shm"]])
  func companions(suffixes: [String]) async throws {
    let before = try await fill()
    for suffix in suffixes { try FileManager.default.removeItem(atPath: sandbox.path + suffix) }
    let remarks = try await open()
    #expect(remarks.count == 1 && remarks[0].contains("missing"))
    var after = try content()
    #expect(after["generation"] == (suffixes == ["-wal"] ? [[1, 1_700_000_500]] : [[1, 3]]))
    after["generation"] = before["generation"]
    #expect(after == before)
  }

  @Test("whose log is rubbish is read without it")
  func rubbish() async throws {
    let before = try await fill()
    try Data([UInt8](repeating: 0x5A, count: 50_000)).write(to: URL(filePath: sandbox.path + "-wal"))
    _ = try await open()
    #expect(try content() == before)
    try expectSound()
  }

  @Test("In place of which a directory stands, or a link to nothing, is made anew", arguments: [true, false])
  func kinds(isDirectory: Bool) async throws {
    if isDirectory {
      try FileManager.default.createDirectory(atPath: sandbox.path, withIntermediateDirectories: true)
    } else {
      try FileManager.default.createSymbolicLink(
        atPath: sandbox.path, withDestinationPath: sandbox.directory + "/nowhere/file")
    }
    let remarks = try await open()
    #expect(remarks.count == 1 && remarks[0].contains("is now"))
    #expect(try aside().count == 1)
    try expectSound()
  }

  @Test("to which a link leads that names no file yet is made where the link leads")
  func link() async throws {
    let target = sandbox.directory + "/elsewhere.sqlite"
    try FileManager.default.createSymbolicLink(atPath: sandbox.path, withDestinationPath: target)
    #expect(try await open().joined().contains("was a link to nothing"))
    #expect(try FileManager.default.attributesOfItem(atPath: target)[.posixPermissions] as? Int == 0o640)
    #expect(try aside() == [])
  }

  @Test("with wrong permissions gets the right ones", arguments: [0o400, 0o600, 0o666])
  func modes(mode: Int) async throws {
    _ = try await fill()
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: sandbox.path)
    let remarks = try await open()
    #expect(remarks.count == 1 && remarks[0].contains("had mode 0\(String(mode, radix: 8))"))
    let now = try FileManager.default.attributesOfItem(atPath: sandbox.path)[.posixPermissions] as? Int
    #expect(now == (mode == 0o666 ? 0o644 : 0o640))
    #expect(try await open() == [])
  }
}
