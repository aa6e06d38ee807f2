import ReferenceStore
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
    let sources = DatasetSource.available(isPaged: dialect == "paged", hasAntrean: false, hasAplicares: false)
    for dataset in Dataset.all {
      #expect(
        try ReferenceContent.rows(of: dataset.name, in: directory.file("reference.sqlite"))
          == tables.expected(dataset, from: dataset.source(among: sources)), "\(dataset.name)")
    }
  }

  @Test(
    "With Antrean and Aplicares, polyclinics, doctors and rooms come from there, exact as well",
    arguments: ["official", "paged"])
  func otherServices(dialect: String) async throws {
    let directory = try ScratchDirectory()
    let tables = ServedTables.awkward
    let ended = try await SecondOpinion.serve(dialect, tables, in: directory) { environment in
      let url = try #require(environment["BPJS_API_URL"])
      let others = [
        "BPJS_ANTREAN_URL": url.replacing("vclaim-rest", with: "antreanrs"), "BPJS_ANTREAN_USER_KEY": "kunciAntrean1",
        "BPJS_APLICARES_URL": url.replacing("vclaim-rest", with: "aplicaresws"),
      ]
      return try await run(
        Programs.daemon, ["sync", "polyclinics", "doctors", "rooms"], environment: environment.merging(others) { $1 },
        in: directory)
    }
    #expect(ended.code == 0, "\(ended.errors)")
    let sources = DatasetSource.available(isPaged: dialect == "paged", hasAntrean: true, hasAplicares: true)
    for (dataset, source) in [
      (Dataset.polyclinics, DatasetSource.antrean), (.doctors, dialect == "paged" ? .paged : .antrean),
      (.rooms, .aplicares),
    ] {
      #expect(dataset.source(among: sources) == source)
      let rows = try ReferenceContent.rows(of: dataset.name, in: directory.file("reference.sqlite"))
      #expect(!rows.isEmpty)
      #expect(rows == tables.expected(dataset, from: source), "\(dataset.name)")
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
