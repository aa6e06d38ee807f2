import Testing
import VClaim

@Suite("Our client asks the second implementation's server for members and letters")
struct SecondOpinionMemberTests {
  @Test("members arrive whole, by card and by population number", arguments: Dialect.allCases)
  func members(dialect: Dialect) async throws {
    try await SecondOpinion.withClient(dialect) { client in
      let answer = try #require(try await client.eligibility(card: "0009999000002", on: "2026-01-14"))
      #expect(answer.isEligible)
      #expect(answer.member.nik == "0000009999000002")
      #expect(answer.member.name == "Peserta Contoh Dua")
      #expect(answer.member.entitledClass == Member.Coded(code: "2", text: "KELAS II"))
      #expect(answer.member.birthday == CalendarDay("1990-05-17"))
      #expect(answer.member.provider?.code == "0999U001")
      let same = try await client.eligibility(nik: "0000009999000002", on: "2026-01-14")
      #expect(same == answer)

      let inactive = try await client.eligibility(card: "0009999000004")
      #expect(inactive?.isEligible == false)
      let unknown = try await client.eligibility(nik: "0000009999000009")
      #expect(unknown == nil)
    }
  }

  @Test(
    "a letter is created, read, changed and deleted, whether an update answers a letter or a bare number",
    arguments: Dialect.allCases, [[], ["--plain-update"]])
  func letters(dialect: Dialect, options: [String]) async throws {
    try await SecondOpinion.withClient(dialect, options) { client in
      var letter = try Self.letter(card: "0009999000001")
      let issued = try await client.createSEP(letter)
      #expect(issued.number == "0999R0010126V000001")
      letter.note = "diubah 😀"
      letter.doctor = "30001"
      let changed = try await client.updateSEP(number: issued.number, letter)
      let read = try await client.sep(number: issued.number)
      let deleted = try await client.deleteSEP(number: issued.number, user: "admin")
      let missing = try await client.sep(number: issued.number)
      #expect(changed.number == issued.number)
      #expect(read?.note == "diubah 😀")
      #expect(read?.day == CalendarDay("2026-01-14"))
      #expect(deleted == issued.number)
      #expect(missing == nil)
    }
  }

  @Test("what the service declines is an error with its own words, and changes nothing", arguments: Dialect.allCases)
  func refusals(dialect: Dialect) async throws {
    try await SecondOpinion.withClient(dialect) { client in
      let number = try await client.createSEP(try Self.letter(card: "0009999000001")).number
      let again = await Self.refusal { try await client.createSEP(try Self.letter(card: "0009999000001")) }
      let inactive = await Self.refusal { try await client.createSEP(try Self.letter(card: "0009999000004")) }
      _ = try await client.deleteSEP(number: number)
      let second = await Self.refusal { try await client.deleteSEP(number: number) }
      #expect(again?.contains("sudah dibuatkan SEP") == true)
      #expect(inactive == "Status peserta tidak aktif")
      #expect(second?.contains("tidak ditemukan") == true)
    }
  }

  @Test("vclaimctl shows a member, and takes a letter from its creation to its end", arguments: ["official", "paged"])
  func commands(dialect: String) async throws {
    let directory = try ScratchDirectory()
    try directory.write(
      """
      {"noKartu": "0009999000003", "tglSEP": "2026-01-14", "ppkPelayanan": "0999R001", "jnsPelayanan": "RJ",
       "klsRawat": "3", "noMR": "MR-3", "diagAwal": "A00", "poliTujuan": "INT", "user": "admin"}
      """, to: "letter.json")
    let number = "0999R0010126V000001"
    try await SecondOpinion.serve(dialect, nil, in: directory) { environment in
      for (arguments, expected) in [
        (["eligibility", "--card", "0009999000003", "--date", "2026-01-14", "--json"], #""eligible":true"#),
        (["eligibility", "--nik", "0000009999000004", "--json"], #""eligible":false"#),
        (["sep", "create", "letter.json"], number), (["sep", "show", number, "--json"], number),
        (["sep", "delete", number, "--user", "admin"], number),
      ] {
        let ended = try await run(Programs.control, arguments, environment: environment, in: directory)
        #expect(ended.code == 0, "\(arguments): \(ended.errors)")
        #expect(ended.output.replacing(" ", with: "").contains(expected), "\(arguments): \(ended.output)")
      }
      let gone = try await run(Programs.control, ["sep", "show", number], environment: environment, in: directory)
      #expect(gone.code == 1, "\(gone.output)\(gone.errors)")
    }
  }

  private static func letter(card: String) throws -> SEPLetter {
    var letter = SEPLetter(
      card: card, day: try #require(CalendarDay("2026-01-14")), facility: "0999R001", service: .outpatient,
      entitledClass: .second, medicalRecord: "MR-1", diagnosis: "A00", polyclinic: "INT")
    letter.user = "admin"
    return letter
  }

  /// The service's own words when it declines; nil when it does not, or when something else goes wrong.
  private static func refusal(_ call: () async throws -> some Sendable) async -> String? {
    do {
      _ = try await call()
      return nil
    } catch let error as VClaimError where error.code == .refused {
      return error.serviceMessage
    } catch {
      return nil
    }
  }
}
