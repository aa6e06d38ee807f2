import SQLite
import Testing

@testable import ReferenceStore

@Suite("Aliases")
struct AliasTableTests {
  @Test("of the program can be read, are about 480 phrases, and mean what was agreed")
  func builtIn() throws {
    let entries = try AliasTable.builtIn().entries
    func codes(_ phrase: String) -> [String] { entries.filter { $0.phrase == phrase }.map(\.code).sorted() }
    #expect(Set(entries.map(\.phrase)).count > 450)
    #expect(codes("demam berdarah") == ["A90", "A91", "A97"])
    #expect(codes("kencing manis") == ["E10", "E11", "E12", "E13", "E14"])
    #expect(codes("darah tinggi") == ["I10", "I11", "I12", "I13", "I14", "I15"])
  }

  @Test("of a site add to those, take their place, or take them out")
  func site() throws {
    var table = try AliasTable("demam berdarah\tA90\nkutu air\tB35.3\n")
    try table.add("# ours\n\n  Demam   Berdarah\tA91, A97.2 \r\npanu\tb36.0\nkutu air\t-\n")
    #expect(
      table.entries.map { "\($0.phrase): \($0.code)" }.sorted() == [
        "demam berdarah: A91", "demam berdarah: A97.2", "panu: B36.0",
      ])
  }

  @Test(
    "that are not written as they must be are refused, with the line, and nothing is taken",
    arguments: [
      "panu B36.0", "\tB36.0", "panu\t", "panu\tE14-E10", "panu\tE10-F11", "panu\tE1", "panu\tE10.123", "panu\tE10.",
      "panu\t10", "panu\tE10-", "12\tE10", "panu\tE10.1-E10.3", "panu\tE10 -",
    ])
  func refused(line: String) throws {
    var table = try AliasTable("kutu air\tB35.3")
    let before = table
    let error = #expect(throws: StoreError.self) { try table.add("bisul\tL02\n\(line)\n") }
    #expect(error?.code == .invalidAliases)
    #expect(error?.message.hasPrefix("line 2: ") == true)
    #expect(table == before)
  }

  @Test("find diagnoses and those below them by the beginnings of their words, and are written once")
  func publishing() async throws {
    let sandbox = try Sandbox()
    let store = try await sandbox.store()
    let rows = [
      Record("A90", "Dengue fever"), Record("A91", "Dengue haemorrhagic fever"), Record("A91.0", "Severe"),
      Record("D11", "Demodex"), Record("E11", "Diabetes"),
    ]
    _ = try await store.publish(.whole(.diagnoses, rows))
    #expect(try await store.setAliases(AliasTable("demam berdarah\tA90 A91\nkencing manis\tE10-E14")))
    #expect(try await !store.setAliases(AliasTable("kencing manis\tE10-E14\ndemam berdarah\tA90 A91")))
    let reader = try ReferenceReader(path: sandbox.path)
    func codes(_ text: String) throws -> [Value] { try reader.search(.diagnoses, text, limit: 9).map { $0.values[0] } }
    #expect(try codes("demam berdarah") == ["A90", "A91", "A91.0"])
    #expect(try codes("ber dem") == ["A90", "A91", "A91.0"])
    #expect(try codes("berdarah") == ["A90", "A91", "A91.0"])
    #expect(try codes("dem") == ["D11", "A90", "A91", "A91.0"])
    #expect(try codes("kencing") == ["E11"])
    #expect(try reader.generation() == 1)

    // The index stays right when rows come and go, and when phrases do.
    _ = try await store.publish(.whole(.diagnoses, rows.dropLast() + [Record("E12", "Diabetes, other")]))
    #expect(try codes("manis") == ["E12"])
    #expect(try await store.setAliases(AliasTable("sakit gula\tE12")))
    #expect(try codes("manis").isEmpty)
    #expect(try codes("gula") == ["E12"])
    try sandbox.vandal().checkSearchIndex(of: .diagnoses)
  }
}
