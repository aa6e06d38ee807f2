import SystemPackage
import Testing

@Suite("A second implementation of the protocol")
struct SecondOpinionTests {
  @Test("It agrees with the worked vectors")
  func vectors() async throws {
    let vectors = SecondOpinion.directory.removingLastComponent().appending("VClaimWireTests/vclaim-vectors.json")
    let ended = try await run(
      SecondOpinion.python, [SecondOpinion.script("check_vectors.py"), vectors.string], in: ScratchDirectory())
    #expect(ended.code == 0, "\(ended.output)\(ended.errors)")
  }

  @Test("Its server and its client agree")
  func itself() async throws {
    let ended = try await run(
      SecondOpinion.python, [SecondOpinion.script("check_server.py")], in: ScratchDirectory())
    #expect(ended.code == 0, "\(ended.output)\(ended.errors)")
  }

  @Test("vclaimd sync brings all of its rows into the file, codes and names exact", arguments: ["official", "paged"])
  func rows(dialect: String) async throws {
    let directory = try ScratchDirectory()
    let tables = ServedTables.awkward
    let ended = try await SecondOpinion.serve(dialect, tables, in: directory) { environment in
      try await run(Programs.daemon, ["sync"], environment: environment, in: directory)
    }
    #expect(ended.code == 0, "\(ended.errors)")
    for table in ReferenceContent.tables {
      var expected = tables.rows[table] ?? []
      // The paged dialect does not tell the level, and the official one has rooms on another host.
      if table == "facilities", dialect == "paged" { expected = expected.map { [$0[0], $0[1], ""] } }
      if table == "rooms", dialect == "official" { expected = [] }
      expected.sort { $0.joined(separator: "\u{0}") < $1.joined(separator: "\u{0}") }
      #expect(try ReferenceContent.rows(of: table, in: directory.file("reference.sqlite")) == expected, "\(table)")
    }
  }

  @Test(
    "The official crawl is complete whatever the service's cap and shortest keyword",
    arguments: [["--row-cap", "50"], ["--min-keyword", "3"], ["--row-cap", "50", "--min-keyword", "2"]])
  func crawl(options: [String]) async throws {
    let directory = try ScratchDirectory()
    let tables = ServedTables.awkward
    let ended = try await SecondOpinion.serve("official", tables, options, in: directory) { environment in
      try await run(Programs.daemon, ["sync", "diagnoses"], environment: environment, in: directory)
    }
    #expect(ended.code == 0, "\(ended.errors)")
    let codes = try ReferenceContent.rows(of: "diagnoses", in: directory.file("reference.sqlite")).map { $0[0] }
    #expect(codes == (tables.rows["diagnoses"] ?? []).map { $0[0] }.sorted())
  }

  @Test("Its client finds every end point of our simulator as it should be", arguments: ["official", "paged"])
  func walk(dialect: String) async throws {
    let directory = try ScratchDirectory()
    try await SimulatedService.run(["--dialect", dialect], in: directory) { service in
      let url = service.environment["BPJS_API_URL"] ?? ""
      let ended = try await run(
        SecondOpinion.python,
        [
          SecondOpinion.script("check_service.py"), "--url", url, "--dialect", dialect, "--antrean-url",
          url.replacing("vclaim-rest", with: "antreanrs"), "--aplicares-url",
          url.replacing("vclaim-rest", with: "aplicaresws"), "--facility", "0101R001",
        ], in: directory)
      #expect(ended.code == 0, "\(ended.output)\(ended.errors)")
      #expect(ended.output.contains(" 0 failures"))
    }
  }
}
