import FoundationEssentials
import SQLite
import Testing

@testable import ReferenceStore

@Suite("A damaged file whose journal is whole")
struct JournalReplayTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  /// The rows but for what no journal has.
  private func withoutBeds(_ rows: [String: [[Value]]]) -> [String: [[Value]]] {
    var rows = rows
    rows["rooms"] = rows["rooms"]?.map { Array($0.dropLast(2)) + [.null, .null] }
    return rows
  }

  @Test(
    "loses no row of a broken dataset, no entry and no generation",
    arguments: [["rooms"], ["diagnoses_rows"], ["diagnoses_key"], ["rooms", "diagnoses_rows", "polyclinics"]])
  func rows(tables: [String]) async throws {
    let before = try await sandbox.fill()
    try sandbox.destroy(tables)
    let remarks = try await sandbox.open()
    #expect(remarks.count == 1 && remarks[0].contains("the journal told those of: "), "\(remarks)")
    var (expected, found) = (before, try sandbox.rows())
    if tables.contains("rooms") { expected = withoutBeds(expected) }
    // They are numbered anew where they were told by the journal, in the same order.
    for name in ["diagnoses_rows"] {
      expected[name] = expected[name]?.map { Array($0.dropFirst()) }
      found[name] = found[name]?.map { Array($0.dropFirst()) }
    }
    #expect(found == expected)
    try sandbox.expectSound()
  }

  @Test("loses nothing with the index of the journal")
  func index() async throws {
    let before = try await sandbox.fill()
    try sandbox.destroy(["changes_by_key"])
    #expect(try await sandbox.open().joined().contains("all of its rows and its journal"))
    #expect(try sandbox.rows() == before)
    try sandbox.expectSound()
  }

  @Test(
    "tells the state of its datasets again, none newer than it is known to be, and its generation goes on from the time"
  )
  func status() async throws {
    let before = try await sandbox.fill()
    try sandbox.destroy(["datasets_status"])
    #expect(try await sandbox.open().joined().contains("all of its rows and its journal"))
    let found = try sandbox.rows()
    for table in ["diagnoses_rows", "rooms", "changes"] {
      #expect(found[table] == before[table], "\(table)")
    }
    #expect(found["generation"] == [[1, 1_700_000_500]])
    #expect(
      try sandbox.connection().table(
        "SELECT dataset, generation, row_count, as_of FROM datasets WHERE row_count > 0 ORDER BY 1")
        == [["diagnoses", 3, 2_990, 100], ["rooms", 2, 20, 200]])
  }

  @Test("has its history from now on where it is not known how far back that reaches")
  func horizon() async throws {
    let before = try await sandbox.fill()
    try sandbox.destroy(["journal_horizon"])
    #expect(try await sandbox.open().joined().contains("all of its rows and its journal"))
    let found = try sandbox.rows()
    for table in ["diagnoses_rows", "rooms", "changes", "datasets_status"] {
      #expect(found[table] == before[table], "\(table)")
    }
    #expect(found["journal_horizon"] == [["diagnoses", 1_700_000_500, 3, 3], ["rooms", 1_700_000_500, 3, 3]])
  }

  @Test(
    "takes a snapshot for what was pruned, and without one never takes a part for the whole", arguments: [true, false])
  func pruned(hasSnapshot: Bool) async throws {
    _ = try await sandbox.fill()
    let store = try await sandbox.store()
    if hasSnapshot { _ = try await store.snapshotIfDue(keeping: 1, now: 400) }
    _ = try await store.publish(.whole(.diagnoses, diagnoses(2_980), asOf: 1_000))
    #expect(try await store.pruneJournal(before: 900, now: 2_000, atMost: 10_000) > 0)
    await store.close()
    _ = try sandbox.vandal().checkpoint(.truncate)
    try sandbox.destroy(["diagnoses_rows"])
    let remarks = try await sandbox.open()
    #expect(remarks.joined().contains("the journal told those of: diagnoses") == hasSnapshot, "\(remarks)")
    let rows = try sandbox.connection().table("SELECT code, name FROM diagnoses ORDER BY 1")
    #expect(rows == (hasSnapshot ? diagnoses(2_980).map(\.values) : []))
  }

  @Test("gets back what somebody took out of a table or put into it by hand")
  func counts() async throws {
    let before = try await sandbox.fill()
    try sandbox.vandal().execute("DELETE FROM rooms WHERE code = '3'")
    #expect(try await sandbox.open().joined().contains("the file has 19 rows of rooms, not 20"))
    #expect(try sandbox.rows() == withoutBeds(before))
  }

  @Test("keeps the marks of rows that were learned when it comes back by parts")
  func marks() async throws {
    _ = try await sandbox.fill()
    let store = try await sandbox.store()
    let learned = Record("Z99.9", "A learned disease")
    #expect(try await store.publishLearned([learned], of: .diagnoses, at: 400)?.added == 1)
    await store.close()
    _ = try sandbox.vandal().checkpoint(.truncate)
    let before = try sandbox.rows()["learned_rows"]
    #expect(before?.count == 1)
    try sandbox.destroy(["changes"])
    #expect(try await sandbox.open().joined().contains("what was whole: diagnoses"))
    #expect(try sandbox.rows()["learned_rows"] == before)
  }
}
