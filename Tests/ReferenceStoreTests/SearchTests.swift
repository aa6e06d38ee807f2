import SQLite
import Testing

@testable import ReferenceStore

@Suite("A search")
struct SearchTests {
  let sandbox: Sandbox
  let reader: ReferenceReader

  init() async throws {
    sandbox = try Sandbox()
    let store = try await sandbox.store()
    _ = try await store.publish(
      .whole(
        .diagnoses,
        [
          Record("A90", "Dengue fever [classical dengue]"), Record("A91", "Dengue haemorrhagic fever"),
          Record("A01.0", "Typhoid fever"), Record("A01", "Typhoid and paratyphoid fevers"),
          Record("G61.0", "Guillain-Barr\u{E9} syndrome"), Record("Z99.9", "100% \"quoted\" OR NEAR(a b) * name:x"),
        ]))
    _ = try await store.publish(
      .whole(.polyclinics, [Record("INT", "Penyakit Dalam"), Record("5%", "50% _ \\ slash"), Record("IND", "int")]))
    _ = try await store.publish(
      .whole(
        .doctors,
        [
          Record("F1", "INT", "123", "dr. Zainal"), Record("F1", "INT", "1234", "dr. Andi 123"),
          Record("F1", "MAT", "123", "dr. Zainal"),
        ]))
    _ = try await store.publish(.parts(.facilities, [(2, [Record("0001R001", "RS Contoh Sehat", 2)])]))
    reader = try ReferenceReader(path: sandbox.path)
  }

  private func codes(_ text: String, in dataset: Dataset = .diagnoses, limit: Int = 10) throws -> [Value] {
    try reader.search(dataset, text, limit: limit).map { $0.values[0] }
  }

  @Test("finds rows of which some word begins with every word typed, in any order and case")
  func words() throws {
    #expect(try codes("dengue") == ["A91", "A90"])
    #expect(try codes("FEV den") == ["A91", "A90"])
    #expect(try codes("den haem") == ["A91"])
    #expect(try codes("ngue").isEmpty)
    #expect(try codes("dengue typhoid").isEmpty)
    #expect(try codes("barre") == ["G61.0"])
    #expect(try codes("BARR\u{C9}") == ["G61.0"])
    #expect(try codes("barre\u{301}") == ["G61.0"])
  }

  @Test("finds codes by their beginning, the exact one first, whatever its place in display order")
  func codesFirst() throws {
    #expect(try codes("a01.0") == ["A01.0"])
    #expect(try codes("a01") == ["A01", "A01.0"])
    #expect(try codes("a9") == ["A90", "A91"])
    #expect(try codes(" a91 ").first == "A91")
    #expect(try codes("A010").first == "A01.0")
    #expect(try codes("a0") == ["A01", "A01.0"])
    #expect(try codes("int", in: .polyclinics) == ["INT", "IND"])
    #expect(try codes("INT", in: .polyclinics) == ["INT", "IND"])
    #expect(try codes("0001r", in: .facilities) == ["0001R001"])
  }

  @Test("finds the rows with an exact code first also where a code is only a part of the key")
  func codesInCompoundKeys() throws {
    let found = try reader.search(.doctors, "123", limit: 5).map { [$0.values[1], $0.values[2]] }
    #expect(found == [["INT", "123"], ["MAT", "123"], ["INT", "1234"]])
    #expect(try codes("123", in: .doctors, limit: 1) == ["F1"])
    #expect(try codes("code", in: .doctors).isEmpty)
  }

  @Test("puts names that begin so before those that have such a word, and the general and shorter ones first")
  func ranking() async throws {
    let store = try await sandbox.store()
    _ = try await store.publish(
      .whole(
        .diagnoses,
        [
          Record("A10", "Chronic fever"), Record("A11", "Fever of a long standing"), Record("A11.1", "Fever"),
          Record("A12", "Fever, brief"), Record("A13", "Late fever"), Record("B20", "Vitamin B12 deficiency"),
          Record("B12.1", "Late"), Record("L10", "Fevers"), Record("L", "Chapter"),
        ]))
    #expect(try codes("fever") == ["L10", "A12", "A11", "A11.1", "A13", "A10"])
    #expect(try codes("FEV") == ["L10", "A12", "A11", "A11.1", "A13", "A10"])
    #expect(try codes("late") == ["A13", "B12.1"])
    #expect(try codes("fever late") == ["A13"])
    #expect(try codes("b12") == ["B12.1", "B20"])
    #expect(try codes("l") == ["L", "L10", "A13", "B12.1", "A11"])
    #expect(try codes("fever", limit: 5) == ["L10", "A12", "A11", "A11.1", "A13"])
  }

  @Test("returns whole rows, with columns that stand outside of the index, and no more than were asked for")
  func limits() throws {
    #expect(try reader.search(.facilities, "contoh", limit: 5) == [Record("0001R001", "RS Contoh Sehat", 2)])
    #expect(try codes("fever", limit: 2) == ["A91", "A01"])
    #expect(try codes("a01", limit: 1) == ["A01"])
    #expect(try codes("fever", limit: 0).isEmpty)
    #expect(try codes("fever", limit: -1).isEmpty)
    #expect(try codes("fever", limit: .max).count == 4)
  }

  @Test(
    "takes nothing that is typed for syntax, and finds nothing where there is no word",
    arguments: [
      "", " \n\t", "\"", "'", "*", "\"\"*", "(", ")", "^", "-", "+", ":", ".", "!?", "\u{301}", "\u{0}", "\u{FFFD}",
    ])
  func noWords(text: String) throws {
    #expect(try codes(text).isEmpty)
    #expect(try codes(text, in: .facilities).isEmpty)
  }

  @Test(
    "of operators and quotes is a search for their words",
    arguments: [
      "\"quoted\"", "OR", "NEAR(a", "near(a b, 2)", "name:x", "name : x*", "{name} : quoted", "a OR b", "100%",
      "quoted'", "a\u{0}b", "^quoted", "quoted\"*", "{a b}:", "(a b",
    ])
  func operators(text: String) throws {
    // "near(a b, 2)" asks for a word that begins with 2, and no row has one.
    #expect(try codes(text) == (text.contains("2") ? [] : ["Z99.9"]))
  }

  @Test("without an index takes %, _ and \\ for themselves")
  func patterns() throws {
    #expect(try codes("%", in: .polyclinics) == ["5%"])
    #expect(try codes("_", in: .polyclinics) == ["5%"])
    #expect(try codes("\\", in: .polyclinics) == ["5%"])
    #expect(try codes("5%", in: .polyclinics) == ["5%"])
    #expect(try codes("dalam peny", in: .polyclinics) == ["INT"])
    #expect(try codes("", in: .polyclinics).isEmpty)
  }

  @Test("survives texts of any length", arguments: Dataset.all)
  func longTexts(dataset: Dataset) throws {
    #expect(try codes(String(repeating: "a", count: 1_000_000), in: dataset).isEmpty)
    #expect(try codes(String(repeating: "x ", count: 100_000), in: dataset).count <= 1)
    #expect(try codes(String(repeating: "%_", count: 100_000), in: dataset).isEmpty)
  }
}
