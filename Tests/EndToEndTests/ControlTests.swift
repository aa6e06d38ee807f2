import SQLite
import Testing

@Suite("vclaimctl")
struct ControlTests {
  /// A directory with a synced file, and the environment in which the service can be asked.
  private func withFile(_ body: ([String: String], ScratchDirectory) async throws -> Void) async throws {
    let directory = try ScratchDirectory()
    try await SecondOpinion.serve("official", .awkward, in: directory) { environment in
      let ended = try await run(
        Programs.daemon, ["sync", "polyclinics", "room-classes"], environment: environment, in: directory)
      try #require(ended.code == 0, "\(ended.errors)")
      try await body(environment, directory)
    }
  }

  @Test("get answers from the file, asks the service on a miss and says so, and ends with 1 for what nobody has")
  func get() async throws {
    try await withFile { environment, directory in
      let local = try await run(
        Programs.control, ["get", "polyclinics", "INT", "--json"], environment: environment, in: directory)
      #expect(local.code == 0)
      #expect(local.output.contains(#""source":"local""#))
      #expect(local.output.contains(#""value":{"code":"INT","name":"Penyakit Dalam"}"#))

      let live = try await run(
        Programs.control, ["get", "diagnoses", "a01", "--json"], environment: environment, in: directory)
      #expect(live.code == 0, "\(live.errors)")
      #expect(live.output.contains(#""source":"live""#))
      #expect(live.output.contains(#""code":"A01""#))

      let absent = try await run(
        Programs.control, ["get", "diagnoses", "Q99.99"], environment: environment, in: directory)
      #expect(absent.code == 1, "\(absent.errors)")
      #expect(absent.output.contains("absent"))
    }
  }

  @Test("get on a miss ends with 69 when the service is down, and with 1 when nobody can be asked")
  func nobodyAnswers() async throws {
    try await withFile { environment, directory in
      let down = environment.merging(["BPJS_API_URL": "http://127.0.0.1:1/vclaim-rest"]) { $1 }
      let failed = try await run(Programs.control, ["get", "diagnoses", "A01"], environment: down, in: directory)
      #expect(failed.code == 69, "\(failed.errors)")
      let hit = try await run(Programs.control, ["get", "polyclinics", "INT"], environment: down, in: directory)
      #expect(hit.code == 0)
      let nobody = try await run(Programs.control, ["get", "diagnoses", "A01"], in: directory)
      #expect(nobody.code == 1, "\(nobody.errors)")
    }
  }

  @Test("--live asks the service for one row or its own search, and ends with 78 for what it does not tell")
  func live() async throws {
    try await withFile { environment, directory in
      func control(_ arguments: [String]) async throws -> Ended {
        try await run(Programs.control, arguments, environment: environment, in: directory)
      }
      let row = try await control(["get", "polyclinics", "INT", "--live", "--json"])
      #expect(row.code == 0, "\(row.errors)")
      #expect(row.output.contains(#""source":"live""#))
      let hits = try await control(["search", "diagnoses", "organ", "--live", "--limit", "2", "--json"])
      #expect(hits.code == 0, "\(hits.errors)")
      #expect(hits.output.contains(#""source":"live""#))
      #expect(hits.output.split(separator: #""code""#).count == 3)
      let facilities = try await control(["search", "facilities", "contoh 1", "--live"])
      #expect(facilities.code == 0, "\(facilities.errors)")
      #expect(facilities.output.contains("Faskes Contoh 1"))

      for arguments in [["get", "rooms", "0101R001", "1", "R1", "--live"], ["search", "provinces", "x", "--live"]] {
        let refused = try await control(arguments)
        #expect(refused.code == 78, "\(arguments): \(refused.errors)")
      }
      for arguments in [["get", "chronic-drugs", "amlo"], ["search", "chronic-drugs", "amlo"]] {
        let wrong = try await control(arguments)
        #expect(wrong.code == 64, "\(arguments): \(wrong.errors)")
        #expect(wrong.errors.contains("--live"))
      }
    }
  }

  /// What may stand where the reference file should, and the status of a command that needs it.
  enum File: String, CaseIterable {
    case missing, older, foreign

    var status: Int32 { self == .missing ? 74 : 65 }
  }

  @Test(
    "With --live no file is needed: neither a missing, an older nor a foreign one matters", arguments: File.allCases)
  func liveWithoutFile(file: File) async throws {
    let directory = try ScratchDirectory()
    try await SecondOpinion.serve("official", .awkward, in: directory) { environment in
      let path = directory.file("reference.sqlite")
      if file == .foreign { try directory.write("not a database", to: "reference.sqlite") }
      if file == .older {
        let ended = try await run(Programs.daemon, ["sync", "room-classes"], environment: environment, in: directory)
        try #require(ended.code == 0, "\(ended.errors)")
        let connection = try Connection(path: path, options: .writer)
        // As the format was before there were areas.
        try connection.executeScript(
          """
          DROP TABLE provinces;
          DELETE FROM datasets_status WHERE dataset = 'provinces';
          PRAGMA user_version = 1001;
          """)
      }
      let generation = file == .older ? 1 : 0
      for (arguments, word) in [
        (["get", "provinces", "31"], #""code":"31""#), (["get", "room-classes", "1"], #""code":"1""#),
        (["get", "chronic-drugs", "contoh", "satu"], "Obat contoh satu 5 mg"),
        (["search", "facilities", "contoh", "17"], "Faskes Contoh 17"),
        (["search", "chronic-drugs", "contoh"], "Obat contoh dua 10 mg"),
      ] {
        let ended = try await run(
          Programs.control, arguments + ["--live", "--json"], environment: environment, in: directory)
        #expect(ended.code == 0, "\(arguments): \(ended.errors)")
        #expect(ended.output.contains(word), "\(arguments): \(ended.output)")
        #expect(ended.output.contains(#""generation":\#(generation)"#), "\(arguments): \(ended.output)")
        #expect(ended.output.contains(#""source":"live""#))
      }
      let absent = try await run(
        Programs.control, ["get", "provinces", "32", "--live"], environment: environment, in: directory)
      #expect(absent.code == 1, "\(absent.errors)")
      let wrong = try await run(
        Programs.control, ["get", "regencies", "31", "--live"], environment: environment, in: directory)
      #expect(wrong.code == 64, "\(wrong.errors)")
      let local = try await run(Programs.control, ["get", "provinces", "31"], environment: environment, in: directory)
      #expect(local.code == file.status, "\(local.errors)")
    }
  }

  @Test("search, list and status read the file without credentials")
  func withoutCredentials() async throws {
    try await withFile { _, directory in
      let search = try await run(Programs.control, ["search", "polyclinics", "dalam"], in: directory)
      #expect(search.code == 0)
      #expect(search.output.contains("INT"))
      let nothing = try await run(Programs.control, ["search", "polyclinics", "xyzzy"], in: directory)
      #expect(nothing.code == 0)

      let csv = try await run(Programs.control, ["list", "polyclinics", "--csv"], in: directory)
      #expect(csv.output.hasPrefix("code,name\n"))
      #expect(csv.output.contains("0A1,\"Gigi, Mulut\"\n"))
      let json = try await run(Programs.control, ["list", "room_classes", "--json"], in: directory)
      #expect(json.output.split(separator: "\n").count == 3)

      let status = try await run(Programs.control, ["status"], in: directory)
      #expect(status.code == 0)
      #expect(status.output.contains(/polyclinics +fresh +5\b/))
      #expect(status.output.contains(/diagnoses +never +0\b/))
    }
  }

  @Test("Wrong usage is 64, a missing file 74")
  func wrongUsage() async throws {
    let directory = try ScratchDirectory()
    for arguments in [
      ["get", "nonsense", "A00"], ["get", "diagnoses"], ["search", "diagnoses", "x", "--limit", "0"],
    ] {
      let ended = try await run(Programs.control, arguments, in: directory)
      #expect(ended.code == 64, "\(arguments): \(ended.errors)")
    }
    let missing = try await run(Programs.control, ["list", "diagnoses"], in: directory)
    #expect(missing.code == 74, "\(missing.errors)")
    #expect(missing.errors.contains("reference.sqlite"))
  }
}
