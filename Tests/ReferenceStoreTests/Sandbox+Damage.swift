import FoundationEssentials
import SQLite
import Testing

@testable import ReferenceStore

/// What recovery is tried on: a file with rows, and ways to damage it.
extension Sandbox {
  static let rooms = (0..<20).map { Record("F1", "VIP", Value("\($0)"), Value("Room \($0)"), 4, .null) }

  /// Fills the file, and copies all of it out of the log.
  func fill() async throws -> [String: [[Value]]] {
    let store = try await store()
    try await store.setAliases(.builtIn())
    _ = try await store.publish(.whole(.diagnoses, diagnoses(3_000), asOf: 100))
    _ = try await store.publish(.parts(.rooms, [(Value("F1"), Sandbox.rooms)], confirmsWhole: true, asOf: 200))
    _ = try await store.publish(.whole(.diagnoses, diagnoses(2_990), asOf: 300))
    await store.close()
    _ = try vandal().checkpoint(.truncate)
    return try rows()
  }

  func open() async throws -> [String] {
    let (store, remarks, _) = try await ReferenceStore.mending(path: path, now: { 1_700_000_500 })
    await store.close()
    return remarks
  }

  /// Everything but when migrations were applied.
  func rows() throws -> [String: [[Value]]] {
    var content = try connection().everything()
    content["migrations"] = nil
    // The generation has a view of its own.
    content["datasets_status"]?.removeAll { $0[0] == "" }
    // How far the index of the journal reaches does not count, only that every entry is found.
    content["changes_indexed"] = nil
    content["changes_by_key"] = try connection().table("SELECT dataset, key, id FROM changes_of_key ORDER BY id")
    return content
  }

  func change(_ body: (inout [UInt8]) -> Void) throws {
    let url = URL(filePath: path)
    var bytes = [UInt8](try Data(contentsOf: url))
    body(&bytes)
    try Data(bytes).write(to: url)
  }

  func expectSound() throws {
    let file = try vandal()
    #expect(try file.table("PRAGMA integrity_check") == [["ok"]])
    for dataset in Dataset.all where dataset.search != nil { try file.checkSearchIndex(of: dataset) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory).allSatisfy { !$0.contains(".reb") })
  }

  func pages(of tables: [String]) throws -> [Int] {
    let names = tables.map { "'\($0)'" }.joined(separator: ", ")
    return try connection().table("SELECT pageno FROM dbstat WHERE name IN (\(names))").map { row in
      guard case .integer(let page) = row[0] else { return 0 }
      return Int(page)
    }
  }

  func destroy(_ tables: [String]) throws {
    let pages = try pages(of: tables)
    try #require(!pages.isEmpty)
    try change { bytes in
      for page in pages { for place in (page - 1) * 4096..<page * 4096 { bytes[place] = 0x5A } }
    }
  }

  func aside() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory).filter { $0.contains(".aside-") }.sorted()
  }
}
