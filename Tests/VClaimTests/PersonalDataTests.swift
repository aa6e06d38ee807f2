import Testing
import VClaim

@Suite("Nothing of a person is printed")
struct PersonalDataTests {
  private static let words = [
    "SITI", "CONTOH", "0009999000001", "0000009999000001", "1982", "MR-1", "MR-2026", "0800000000001", "Asuransi",
    "A-1", "S-1", "DIABETES", "0123R001", "R-1", "E10", "LP-1", "31661", "tahun", "catatan",
  ]

  private func expectSilence(_ value: Any) {
    let text = SecrecyTests.printed(value) + SecrecyTests.printed([value]) + SecrecyTests.printed(["x": value])
    for word in Self.words { #expect(!text.contains(word), "\(type(of: value)): \(word)") }
  }

  @Test("members, letters and their parts print their type alone")
  func values() async throws {
    let client = try Fixtures.client(.paged, ScriptedTransport([plain(EligibilityTests.whole)]))
    let eligibility = try #require(try await client.eligibility(card: EligibilityTests.card, on: "2023-11-14"))
    let letter = try SEPFixtures.letter(SEPFixtures.nested)
    let issued = try await Fixtures.client(.paged, ScriptedTransport([plain(SEPFixtures.issued)])).createSEP(
      SEPFixtures.made())
    let member = eligibility.member
    for value in [
      eligibility, member, member.provider as Any, member.medicalRecord as Any, member.age as Any,
      member.otherInsurance as Any, member.information as Any, letter, letter.roomClass, letter.referral as Any,
      letter.accident as Any, letter.accident?.place as Any, letter.controlLetter as Any, issued, issued.holder as Any,
      Optional(eligibility) as Any,
    ] as [Any] {
      expectSilence(value)
    }
    #expect("\(eligibility)" == "Eligibility(***)")
  }

  @Test("no error of any call holds a number, a name or a field of the letter, whatever the service repeats")
  func errors() async throws {
    let echo = "0009999000001 0000009999000001 0800000000001 0123R0011123V000001"
    let letter = try SEPFixtures.letter(SEPFixtures.nested)
    for answer in [
      always(.envelope(code: "201", message: "ditolak \(echo)")), always(.text(echo)), always(.text("<p>\(echo)")),
      always(.text(echo, status: 500)), always(.envelope(code: "500", message: echo)), failing(.timedOut),
      encrypted(#"{"peserta":{"nama":"SITI CONTOH"}}"#), plain(#"[{"nama":"SITI CONTOH"}]"#),
    ] {
      let client = try Fixtures.client(.official, ScriptedTransport([answer]))
      for error in [
        try await vclaimError { try await client.eligibility(card: EligibilityTests.card, on: "2023-11-14") },
        try await vclaimError { try await client.eligibility(nik: EligibilityTests.nik, on: "2023-11-14") },
        try await vclaimError { try await client.createSEP(letter) },
        try await vclaimError { try await client.sep(number: SEPFixtures.number) },
      ] {
        expectSilence(try #require(error))
      }
    }
  }

  @Test("a file that is no letter is refused without quoting from it")
  func files() {
    let json = """
      {"noKartu":"0009999000001","tglSEP":"SITI","jnsPelayanan":"CONTOH","klsRawat":"MR-1","katarak":"E10",\
      "tujuanKun":"A-1","0000009999000001":"x"}
      """
    for text in [json, String(json.dropLast(5)), "\"SITI CONTOH\"", "SITI"] {
      #expect {
        try SEPLetter(json: Array(text.utf8))
      } throws: { error in
        expectSilence(error)
        return error is VClaimError
      }
    }
  }
}
