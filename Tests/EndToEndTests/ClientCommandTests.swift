import FoundationEssentials
import Testing

@Suite("vclaimctl eligibility and sep against the simulator")
struct ClientCommandTests {
  private static let card = "0009999000001"

  private func control(
    _ arguments: [String], _ service: SimulatedService, in directory: ScratchDirectory
  ) async throws -> Ended {
    try await run(Programs.control, arguments, environment: service.environment, in: directory)
  }

  @Test("a member is asked for by either number, and the exit status tells", arguments: ["official", "paged"])
  func eligibility(dialect: String) async throws {
    let directory = try ScratchDirectory()
    try await SimulatedService.run(["--dialect", dialect], in: directory) { service in
      let active = try await control(
        ["eligibility", "--card", Self.card, "--date", "2026-01-14"], service, in: directory)
      #expect(active.code == 0, "\(active.errors)")
      #expect(active.output.contains(/eligible +yes, on 2026-01-14\n/))
      #expect(active.output.contains(/card +0009999000001\n/))

      let json = try await control(["eligibility", "--nik", "0000009999000001", "--json"], service, in: directory)
      #expect(json.code == 0, "\(json.errors)")
      #expect(json.output.contains(#""eligible":true"#))
      #expect(json.output.contains(#""card":"0009999000001""#))

      let inactive = try await control(["eligibility", "--card", "0009999000004"], service, in: directory)
      #expect(inactive.code == 0, "\(inactive.errors)")
      #expect(inactive.output.contains(/eligible +no, on 20/))

      let unknown = try await control(["eligibility", "--card", "0009999999999", "--json"], service, in: directory)
      #expect(unknown.code == 1, "\(unknown.errors)")
      #expect(unknown.output == "null\n")

      for wrong in [["--card", "123"], ["--nik", Self.card], ["--card", Self.card, "--date", "2999-01-01"], []] {
        let ended = try await control(["eligibility"] + wrong, service, in: directory)
        #expect(ended.code == 64, "\(wrong)")
        #expect(!ended.errors.contains(Self.card))
      }
    }
  }

  @Test("a letter is created, shown, replaced and deleted once", arguments: ["official", "paged"])
  func lifeCycle(dialect: String) async throws {
    let directory = try ScratchDirectory()
    let letter = """
      {"noKartu":"\(Self.card)","tglSEP":"2026-01-14","ppkPelayanan":"0123R001","jnsPelayanan":"RJ","klsRawat":"1",\
      "noMR":"MR-2026-00001","diagAwal":"A00","poliTujuan":"INT","user":"admin"
      """
    try directory.write(letter + "}", to: "letter.json")
    try await SimulatedService.run(["--dialect", dialect], in: directory) { service in
      let created = try await control(["sep", "create", "letter.json", "--json"], service, in: directory)
      #expect(created.code == 0, "\(created.errors)")
      let number = try #require(created.output.firstMatch(of: /"number":"([0-9A-Z]+)"/)).1
      #expect(number.hasPrefix("0123R0010126V"))

      let again = try await control(["sep", "create", "letter.json"], service, in: directory)
      #expect(again.code == 65, "a second letter of the day is declined")
      #expect(again.errors.contains("sama"))
      #expect(again.output.isEmpty)

      try directory.write(letter + #","noSep":"\#(number)","catatan":"kontrol"}"#, to: "changed.json")
      let changed = try await control(["sep", "update", "changed.json"], service, in: directory)
      #expect(changed.code == 0, "\(changed.errors)")
      let shown = try await control(["sep", "show", String(number)], service, in: directory)
      #expect(shown.code == 0, "\(shown.errors)")
      #expect(shown.output.contains(/note +kontrol\n/))
      #expect(shown.output.contains(/card +0009999000001\n/))

      let deleted = try await control(["sep", "delete", String(number), "--user", "admin"], service, in: directory)
      #expect(deleted.code == 0, "\(deleted.errors)")
      #expect(deleted.output == "deleted \(number)\n")
      let twice = try await control(["sep", "delete", String(number), "--user", "admin"], service, in: directory)
      #expect(twice.code == 65)
      let gone = try await control(["sep", "show", String(number), "--json"], service, in: directory)
      #expect(gone.code == 1)
      #expect(gone.output == "null\n")
    }
  }

  @Test("what cannot be sent, and a service that is not there, end with their own status and quote nothing")
  func failures() async throws {
    let directory = try ScratchDirectory()
    let letter = """
      {"noKartu":"\(Self.card)","tglSEP":"2026-01-14","ppkPelayanan":"0123R001","jnsPelayanan":"RJ","klsRawat":"1",\
      "noMR":"MR-2026-00001","diagAwal":"A00","poliTujuan":"INT"}
      """
    try directory.write(letter, to: "letter.json")
    try directory.write(letter.replacing("diagAwal", with: "diagnosa"), to: "wrong.json")
    let environment = SecondOpinion.credentials.merging(
      ["BPJS_API_URL": "http://127.0.0.1:1/vclaim-rest", "VCLAIMD_LOG_LEVEL": "trace"]
    ) { $1 }
    for (arguments, status) in [
      (["create", "letter.json"], 69), (["create", "wrong.json"], 65), (["create", "none.json"], 74),
      (["update", "letter.json"], 65), (["show", "0123R0010126V000001"], 69), (["show", ".."], 64),
    ] as [([String], Int32)] {
      let ended = try await run(Programs.control, ["sep"] + arguments, environment: environment, in: directory)
      #expect(ended.code == status, "\(arguments): \(ended.errors)")
      #expect(ended.output.isEmpty)
      #expect(!ended.errors.contains("unknown ("), "nothing was sent")
      for value in [Self.card, "MR-2026", "A00", "0123R001"] { #expect(!ended.errors.contains(value)) }
    }
    let wrong = try await run(
      Programs.control, ["sep", "create", "wrong.json"], environment: environment, in: directory)
    #expect(wrong.errors.contains("wrong.json: the letter cannot be used: diagnosa is unknown; diagAwal is missing"))
  }
}
