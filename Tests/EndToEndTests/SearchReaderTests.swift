import FoundationEssentials
import ReferenceStore
import SQLite
import SystemPackage
import Testing
import VClaim
import VClaimReference

@Suite("Programs in other languages")
struct SearchReaderTests {
  private static let root = FilePath(#filePath).removingLastComponent().removingLastComponent().removingLastComponent()

  @Test("find the same first rows as the library by the documented SQL: Python")
  func python() async throws { try await compare("/usr/bin/python3", "search.py") }

  @Test("find the same first rows as the library by the documented SQL: PHP")
  func php() async throws { try await compare("/usr/bin/php", "search.php") }

  @Test(
    "find the same first rows as the library by the documented SQL: Node",
    .enabled("Node has SQLite from version 22 on") { try await nodeHasSQLite() })
  func node() async throws { try await compare("/usr/bin/node", "search.mjs") }

  private func compare(_ program: FilePath, _ script: String) async throws {
    let scratch = try ScratchDirectory()
    let path = scratch.file("reference.sqlite")
    let store = try await ReferenceStore(path: path, now: { 0 })
    let rows = try Self.lines(of: "diagnoses.tsv").map { Record(values: [.text($0[0]), .text($0[1])]) }
    _ = try await store.publish(
      Candidate(dataset: .diagnoses, parts: [(.whole, rows)], confirmsWhole: true, asOf: 1_700_000_000))
    try await store.setAliases(AliasTable.builtIn())
    await store.close()

    let page = try String(contentsOfFile: Self.root.appending("Documentation/Searching.md").string, encoding: .utf8)
    let begin = try #require(page.firstRange(of: "```sql\n"))
    let end = try #require(page[begin.upperBound...].firstRange(of: "```"))
    try scratch.write(String(page[begin.upperBound..<end.lowerBound]), to: "search.sql")
    let texts =
      try Self.lines(of: "list-a.tsv").map { $0[0] } + ["", "?", "\"", "a b c d e f g", "x", "c", "f\u{E9}ver OR"]
    let json = String(decoding: try JSONEncoder().encode(texts), as: UTF8.self)
    let ended = try await run(
      program, [Self.root.appending("Tests/Readers").appending(script).string, path, scratch.file("search.sql"), json],
      in: scratch)
    try #require(ended.code == 0, "\(ended.errors)")
    let found = try JSONDecoder().decode([[String]].self, from: Data(ended.output.utf8))
    try #require(found.count == texts.count)

    let local = try ReferenceLibrary(path: path).local
    var alike = 0
    for (text, found) in zip(texts, found) {
      let expected = try local.search(.diagnoses, text, limit: 20).rows.map(\.code)
      // Typing mistakes are for the library alone, which looks for them where nothing else is found.
      if found.isEmpty && !expected.isEmpty { continue }
      #expect(found == expected, "\(text)")
      alike += 1
    }
    #expect(alike > texts.count * 8 / 10)
  }

  /// The fields of the lines of a file in `Tests/Relevance` that are about diagnoses.
  private static func lines(of name: String) throws -> [[String]] {
    try String(contentsOfFile: root.appending("Tests/Relevance").appending(name).string, encoding: .utf8)
      .split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
      .filter { $0.count < 3 || $0[1] == "diagnoses" }
  }

  private static func nodeHasSQLite() async throws -> Bool {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/node") else { return false }
    let ended = try await run("/usr/bin/node", ["-e", "require('node:sqlite')"], in: ScratchDirectory())
    return ended.code == 0
  }
}
