import Testing

@testable import VClaimSimulator

@Suite("Keyword search")
struct KeywordIndexTests {
  private let rows: [(code: String, name: String)] = [
    ("A00", "Cholera"), ("A000", "aA00"), ("B1", "Énorme ÄRGER"), ("", "a\tb"), ("C", ""),
  ]

  @Test(
    "each row is found once, in order",
    arguments: [
      ("A0", [0, 1]), ("a00", [0, 1]), ("a", [0, 1, 3]), ("00", [1]), ("énorme ä", [2]), (" cholera ", [0]),
      ("choleraa", []), ("c", [0, 4]), ("\t", [0, 1, 2, 3, 4]), ("", [0, 1, 2, 3, 4]), ("zz", []),
    ])
  func search(keyword: String, positions: [Int]) {
    #expect(KeywordIndex(rows).positions(matching: keyword) == positions)
  }

  @Test("a keyword never matches over the border of two fields or rows")
  func borders() {
    let index = KeywordIndex(rows)
    #expect(index.positions(matching: "a00\tcholera").isEmpty)
    #expect(index.positions(matching: "cholera\na000").isEmpty)
  }

  @Test("the index agrees with a plain comparison of every row, for every short prefix of the built-in diagnoses")
  func agreesWithPlainSearch() {
    let diagnoses = Array(SimulatorData.builtIn().diagnoses.prefix(1_500))
    let index = KeywordIndex(diagnoses.lazy.map { (code: $0.code, name: $0.name) })
    let lowered = diagnoses.map { (code: $0.code.lowercased(), name: $0.name.lowercased()) }
    for keyword in Set(lowered.flatMap { [String($0.code.prefix(2)), String($0.name.suffix(4))] }) {
      let keyword = keyword.trimmingWhiteSpace()
      let plain = lowered.indices.filter { lowered[$0].code.hasPrefix(keyword) || lowered[$0].name.contains(keyword) }
      #expect(index.positions(matching: keyword) == plain, "\(keyword)")
    }
  }

  @Test("an index without rows finds nothing")
  func empty() {
    #expect(KeywordIndex([]).positions(matching: "a").isEmpty)
  }
}
