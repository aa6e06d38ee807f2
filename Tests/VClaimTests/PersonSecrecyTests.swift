import Testing

@testable import VClaim

@Suite("What the service says of a person")
struct PersonSecrecyTests {
  private static let text =
    "Peserta SITI CONTOH lahir 1982-06-27 kartu 0009999000001 MR-2026-00001 petugas Sri RAHAYU tidak aktif"

  private static func errors(_ answer: HTTPResponse, _ dialect: Dialect) async throws -> [VClaimError] {
    let client = try Fixtures.client(dialect, ScriptedTransport([always(answer)]))
    var letter = try SEPFixtures.made()
    letter.user = "sri rahayu"
    let signed = letter
    return [
      try await vclaimError { try await client.eligibility(card: "0009999000001") },
      try await vclaimError { try await client.createSEP(signed) },
      try await vclaimError { try await client.updateSEP(number: "N-1", signed) },
      try await vclaimError { try await client.deleteSEP(number: "MR-2026-00001", user: "sri rahayu") },
      try await vclaimError { try await client.sep(number: "MR-2026-00001") },
    ].compactMap(\.self)
  }

  @Test("a name that a refusal echoes is in the service's text alone", arguments: Dialect.allCases)
  func names(dialect: Dialect) async throws {
    for (code, status) in [("201", 200), ("500", 200), ("401", 200), ("401", 401), ("412", 404), ("201", 500)] {
      let errors = try await Self.errors(.envelope(code: code, message: Self.text, status: status), dialect)
      #expect(errors.count == 5)
      for error in errors {
        let shown =
          "\(error)\(String(reflecting: error))\(error.message)\(error.details)\(error.underlying.map { "\($0)" } ?? "")"
        for word in ["SITI", "CONTOH", "1982", "0009999000001", "MR-2026", "RAHAYU", "rahayu", "Peserta SITI"] {
          #expect(!shown.contains(word), "\(code) \(status)")
        }
        #expect(error.textAboutPerson == error.serviceMessage)
        #expect(error.details["service_message"] == nil)
      }
    }
  }

  @Test("the service's text keeps its words, without what was sent and without dates")
  func serviceMessage() async throws {
    for error in try await Self.errors(.envelope(code: "201", message: Self.text), .official) {
      #expect(error.message.contains("declined with code 201"))
      let text = try #require(error.serviceMessage)
      #expect(text.hasPrefix("Peserta SITI CONTOH lahir *** kartu *** "))
      #expect(text.hasSuffix(" tidak aktif"))
    }
    let created = try await Self.errors(.envelope(code: "201", message: Self.text), .official)[1]
    #expect(created.serviceMessage == "Peserta SITI CONTOH lahir *** kartu *** *** petugas *** tidak aktif")
  }

  @Test(
    "dates are masked however they are written",
    arguments: [
      "1982-06-27", "27-06-1982", "27/6/82,", "(27.06.1982)", "1982-06-27T00:00:00", "27-Jun-1982", "27 Juni 1982",
      "27 desember 1982.",
    ])
  func dates(date: String) {
    let masked = ServiceText.impersonal("lahir \(date) di kelas 3", without: ["3"])
    #expect(!masked.contains("82"))
    #expect(masked.hasPrefix("lahir ***"))
    #expect(masked.hasSuffix(" di kelas 3"))
  }

  @Test("what is no date stays", arguments: ["kelas 3 poli INT", "kode 88.72 dan A00.1", "0123R001 sampai 5 Mei"])
  func noDates(text: String) {
    #expect(ServiceText.impersonal(text, without: []) == text)
  }

  @Test("a text about reference data is quoted as before")
  func reference() async throws {
    let answer = always(.envelope(code: "412", message: "Keyword minimal 3 karakter"))
    let error = try await vclaimError {
      try await Fixtures.client(.paged, ScriptedTransport([answer])).roomClasses()
    }
    #expect(error?.details["service_message"] == "Keyword minimal 3 karakter")
    #expect(error?.textAboutPerson == nil)
  }
}
