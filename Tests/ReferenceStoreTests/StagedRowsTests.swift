import SQLite
import Testing

@testable import ReferenceStore

@Suite("The rows of a candidate, in order")
struct StagedRowsTests {
  @Test("stand as SQLite orders their keys, whatever their order and their letters were")
  func order() async throws {
    let keys = [
      "b", "a", "A", "\u{E9}", "e\u{301}", "longer than eight bytes 2", "longer than eight bytes 1", "zz",
    ]
    let staged = try StagedRows(.whole(.polyclinics, keys.map { Record(Value($0), "Name") }))
    let sandbox = try Sandbox()
    _ = try await sandbox.store().publish(.whole(.polyclinics, keys.map { Record(Value($0), "Name") }))
    let ordered = try sandbox.connection().table("SELECT code FROM polyclinics ORDER BY code")
    #expect(staged.records.count == keys.count)
    #expect(zip(staged.records, ordered).allSatisfy { $0.values[0].hasSameBytes(as: $1[0]) })
    #expect(keys.allSatisfy { staged.contains(key: [Value($0)]) })
    #expect(!staged.contains(key: ["c"]) && !staged.contains(key: [""]))
  }

  @Test("have one row for a key: that of the later part")
  func parts() throws {
    let staged = try StagedRows(
      .parts(
        .facilities,
        [(2, [Record("F2", "x", 2), Record("F1", "x", 2)]), (1, [Record("F2", "y", 1), Record("F2", "y", 1)])]))
    #expect(staged.records == [Record("F1", "x", 2), Record("F2", "y", 1)])
    #expect((0..<2).map(staged.piece) == [0, 1])
  }
}
