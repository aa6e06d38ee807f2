import ReferenceStore
import Settings
import Testing

@Suite("The aliases of a site")
struct AliasesTests {
  @Test("come out of the file that VCLAIMD_ALIASES names, beside those of the program")
  func file() async throws {
    let machine = try Machine()
    try machine.write("kutu air\tB35.3\n", to: "desk/aliases.tsv")
    let (table, problem) = try await machine.settings(["VCLAIMD_ALIASES": "aliases.tsv"]).aliases()
    #expect(problem == nil)
    #expect(table.entries.contains { $0.phrase == "kutu air" && $0.code == "B35.3" })
    #expect(table.entries.count == (try AliasTable.builtIn().entries.count) + 1)
  }

  @Test("are left out where the file cannot be used, and that is said")
  func unusable() async throws {
    let machine = try Machine()
    let missing = try await machine.settings(["VCLAIMD_ALIASES": "aliases.tsv"]).aliases()
    #expect(missing.table == (try AliasTable.builtIn()))
    #expect(missing.problem?.hasSuffix("/desk/aliases.tsv are left out: there is no such file") == true)
    try machine.write("bisul\tL02\nkutu air B35.3\n", to: "desk/aliases.tsv")
    let broken = try await machine.settings(["VCLAIMD_ALIASES": "aliases.tsv"]).aliases()
    #expect(broken.table == (try AliasTable.builtIn()))
    #expect(broken.problem?.contains("left out: line 2: there is no tab") == true)
    #expect(try await machine.settings().aliases().problem == nil)
  }
}
