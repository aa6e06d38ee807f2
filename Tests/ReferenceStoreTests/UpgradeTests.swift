import Migrations
import SQLite
import Testing

@testable import ReferenceStore

@Suite("A file of the first format")
struct UpgradeTests {
  /// Makes a file as the first version of the program left it, with rows of several kinds.
  private func oldFile(_ sandbox: Sandbox) throws {
    let file = try sandbox.vandal()
    try Migrator([try #require(Migrations.all.first)]).migrate(file, at: 1_600_000_000)
    try file.executeScript(
      """
      INSERT INTO polyclinics VALUES ('INT', 'Penyakit Dalam'), ('007', 'Gigi');
      INSERT INTO diagnoses_rows VALUES (10, 'A00', 'Cholera'), (20, 'A00.1', 'Cholera, other');
      INSERT INTO diagnoses_search (diagnoses_search) VALUES ('rebuild');
      INSERT INTO rooms VALUES ('0101R001', '1', 'M1', 'Melati', 4, NULL);
      INSERT INTO changes (generation, dataset, key, op, before, after, at)
      VALUES (7, 'polyclinics', '["INT"]', 'added', NULL, '{"code":"INT"}', 1600000000);
      UPDATE generation SET value = 7;
      UPDATE datasets_status SET generation = 7, row_count = 2, as_of = 1600000000, max_stale = 86400
      WHERE dataset = 'polyclinics';
      UPDATE datasets_status SET is_on = 0 WHERE dataset = 'rooms';
      """)
  }

  @Test("keeps everything, and gets the new datasets with their lines")
  func upgrade() async throws {
    let sandbox = try Sandbox()
    try oldFile(sandbox)
    let before = try sandbox.connection().everything()
    let store = try await sandbox.store()

    let after = try sandbox.connection().everything()
    for (table, rows) in before where table != "migrations" && table != "sqlite_sequence" {
      let kept = try #require(after[table])
      // Columns are only added. The positions of rows are nobody's business: they are numbered anew for the search.
      let start = table.hasSuffix("_rows") && table != "learned_rows" ? 1 : 0
      #expect(
        rows.allSatisfy { row in kept.contains { $0.prefix(row.count).dropFirst(start) == row.dropFirst(start) } },
        "\(table)")
      #expect(table == "datasets_status" || kept.count == rows.count, "\(table)")
    }
    #expect(try sandbox.connection().userVersion == 1007)
    let times = try sandbox.vandal().table("SELECT applied_at FROM migrations ORDER BY version")
    #expect(times == [[1_600_000_000]] + Array(repeating: [1_700_000_000], count: 6))
    try sandbox.vandal().checkSearchIndex(of: .diagnoses)

    let statuses = try await store.statuses()
    #expect(statuses.map(\.dataset) == Dataset.all.map(\.name))
    #expect(statuses.first?.rowCount == 2)
    #expect(statuses.first { $0.dataset == "rooms" }?.state == .off)
    #expect(statuses.dropFirst(6).allSatisfy { $0.state == .never && $0.rowCount == 0 })
  }

  @Test("takes rows of the new datasets, numbered after what was there")
  func publishing() async throws {
    let sandbox = try Sandbox()
    try oldFile(sandbox)
    let store = try await sandbox.store()
    let published = try await store.publish(.whole(.districts, [Record("3171", "317101", "Contoh")]))
    #expect(published.generation == 8)
    let reader = try ReferenceReader(path: sandbox.path)
    #expect(try reader.record(.districts, key: ["3171", "317101"])?.record == Record("3171", "317101", "Contoh"))
    #expect(try reader.search(.diagnoses, "cholera", limit: 5).count == 2)
    #expect(try reader.changes(since: 0, dataset: nil).map(\.generation) == [7, 8])
  }

  @Test("stays readable before the daemon brings it forward: what it has is answered, what it lacks is told")
  func readingTheOldFormat() throws {
    let sandbox = try Sandbox()
    try oldFile(sandbox)
    let reader = try ReferenceReader(path: sandbox.path)
    #expect(try reader.record(.diagnoses, key: ["A00"])?.record == Record("A00", "Cholera"))
    #expect(try reader.statuses().count == 6)
    let error = #expect(throws: StoreError.self) { try reader.record(.provinces, key: ["31"]) }
    #expect(error?.code == .olderFile)
    #expect(error?.message == "the file has no provinces yet: it is of an older format, until vclaimd runs again")
    #expect(throws: StoreError.self) { try reader.search(.procedures, "biopsy", limit: 1) }
    #expect(throws: StoreError.self) { try reader.forEach(.districts) { _ in } }
  }
}
