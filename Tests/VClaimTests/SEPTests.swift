import FoundationEssentials
import Testing
import VClaim

@Suite("Letters at the service")
struct SEPTests {
  private static let base = "https://service.example/vclaim-rest/"

  @Test("a letter is created in each dialect's way")
  func create() async throws {
    for (dialect, path, type) in [
      (Dialect.official, "SEP/2.0/insert", "Application/x-www-form-urlencoded"),
      (.paged, "SEP/create", "application/json"),
    ] {
      let transport = ScriptedTransport([EligibilityTests.answer(dialect, SEPFixtures.issued)])
      let issued = try await Fixtures.client(dialect, transport).createSEP(try SEPFixtures.made())
      #expect(issued.number == SEPFixtures.number)
      let request = try #require(transport.requests.first)
      #expect(request.method == .post)
      #expect(request.url == Self.base + path)
      #expect(request.headers["Content-Type"] == type)
    }
  }

  @Test("the answer is read whole, and what has no property is kept")
  func issued() async throws {
    let transport = ScriptedTransport([plain(SEPFixtures.issued)])
    let issued = try await Fixtures.client(.paged, transport).createSEP(try SEPFixtures.made())
    #expect(issued.day == CalendarDay("2023-11-14"))
    #expect(issued.service == "R.Jalan")
    #expect(issued.roomClass == "3")
    #expect(issued.polyclinic == "Penyakit Dalam")
    #expect(issued.executivePolyclinic == "0")
    #expect(issued.diagnosis == "A00 - Cholera")
    #expect(issued.referralNumber == "R-1")
    #expect(issued.note == "contoh")
    #expect(issued.guarantor == "-")
    #expect(issued.holder?.card == "0009999000001")
    #expect(issued.holder?.name == "SITI CONTOH")
    #expect(issued.holder?.sex == "Perempuan")
    #expect(issued.holder?.birthday == CalendarDay("1982-06-27"))
    #expect(issued.holder?.medicalRecord == "MR-1")
    #expect(issued.holder?.entitledClass == "Kelas 3")
    #expect(issued.holder?.kind == "PEGAWAI")
    #expect(issued.holder?.otherInsurance == "-")
    #expect(
      issued.otherFields == [
        "informasi.prolanisPRB": "DIABETES", "dpjp.nmDPJP": "dr. Contoh", "daftar.0": "1", "daftar.1": "true",
        "daftar.2": "x",
      ])
    let json = try JSONEncoder().encode(issued)
    #expect(try JSONDecoder().decode(IssuedSEP.self, from: json) == issued)
  }

  @Test("without a user the letter is written by the configured service name")
  func defaultUser() async throws {
    let transport = ScriptedTransport([plain(SEPFixtures.issued)])
    var letter = try SEPFixtures.made()
    letter.user = nil
    _ = try await Fixtures.client(.paged, transport).createSEP(letter)
    #expect(transport.requests.first?.text == SEPFixtures.flat.replacing(#""admin""#, with: #""SIMRS""#))
  }

  @Test("a service may answer a change with nothing but the number, plain or encrypted")
  func plainNumber() async throws {
    let number = #""0123R0011123V000001""#
    for (dialect, answer) in [
      (Dialect.official, plain(number)), (.official, encrypted(number)), (.paged, plain(number)),
      (.paged, plain(#"{"sep":\#(number)}"#)), (.paged, plain(#"{"noSep":\#(number)}"#)),
    ] {
      let client = try Fixtures.client(dialect, ScriptedTransport([answer]))
      #expect(try await client.createSEP(SEPFixtures.made()) == IssuedSEP(number: SEPFixtures.number))
    }
  }

  @Test("a letter is read by its number, which is one segment of the path", arguments: Dialect.allCases)
  func read(dialect: Dialect) async throws {
    let transport = ScriptedTransport([EligibilityTests.answer(dialect, SEPFixtures.issued)])
    let client = try Fixtures.client(dialect, transport)
    #expect(try await client.sep(number: " \(SEPFixtures.number) ")?.holder?.name == "SITI CONTOH")
    _ = try await client.sep(number: "a/../b?c 0001R0010016V0000012")
    #expect(
      transport.requests.map(\.url) == [
        Self.base + "SEP/0123R0011123V000001", Self.base + "SEP/a%2F..%2Fb%3Fc%200001R0010016V0000012",
      ])
  }

  @Test("a letter that does not exist is nil, and a refusal is not absence")
  func absence() async throws {
    let absent = ScriptedTransport([always(.envelope(code: "201", message: "Nomor SEP Tidak Ditemukan"))])
    #expect(try await Fixtures.client(.official, absent).sep(number: SEPFixtures.number) == nil)
    let refused = ScriptedTransport([always(.envelope(code: "201", message: "Bukan PPK Anda"))])
    let error = try await vclaimError {
      try await Fixtures.client(.official, refused).sep(number: SEPFixtures.number)
    }
    #expect(error?.code == .refused)
    let other = ScriptedTransport([plain(#"{"sep":{"catatan":"x"}}"#)])
    let malformed = try await vclaimError { try await Fixtures.client(.paged, other).sep(number: SEPFixtures.number) }
    #expect(malformed?.code == .malformedAnswer)
  }

  @Test("a letter is replaced as a whole, with its number")
  func update() async throws {
    for (dialect, body) in [
      (Dialect.official, SEPFixtures.least.replacing(#""t_sep":{"#, with: #""t_sep":{"noSep":"N-1","#)),
      (.paged, #"{"noSep":"N-1","# + SEPFixtures.flat.dropFirst()),
    ] {
      let transport = ScriptedTransport([plain("null"), plain(#""N-1""#), plain(SEPFixtures.issued)])
      let client = try Fixtures.client(dialect, transport)
      #expect(try await client.updateSEP(number: "N-1", SEPFixtures.made()) == IssuedSEP(number: "N-1"))
      #expect(try await client.updateSEP(number: "N-1", SEPFixtures.letter(body)) == IssuedSEP(number: "N-1"))
      #expect(try await client.updateSEP(number: "N-1", SEPFixtures.made()).holder?.name == "SITI CONTOH")
      #expect(transport.requests.allSatisfy { $0.method == .put && $0.url == Self.base + "SEP/2.0/update" })
      #expect(transport.requests.allSatisfy { $0.text == body })
    }
  }

  @Test("number and letter must agree: none to create, no other to change")
  func numbers() async throws {
    let transport = ScriptedTransport([plain(SEPFixtures.issued)])
    let client = try Fixtures.client(.paged, transport)
    var letter = try SEPFixtures.made()
    letter.number = "N-1"
    let numbered = letter
    let create = try await vclaimError { try await client.createSEP(numbered) }
    let update = try await vclaimError { try await client.updateSEP(number: "N-2", numbered) }
    #expect(create?.message == "noSep: the service gives the number of a letter that is created")
    #expect(update?.message == "noSep: the letter holds another number than the one to be changed")
    #expect(transport.requests.isEmpty)
  }

  @Test("a letter is deleted in each dialect's way, with the user")
  func delete() async throws {
    let official = ScriptedTransport([plain(#""0123R0011123V000001""#)])
    let client = try Fixtures.client(.official, official)
    #expect(try await client.deleteSEP(number: SEPFixtures.number, user: "admin") == SEPFixtures.number)
    #expect(official.requests.first?.url == Self.base + "SEP/2.0/delete")
    #expect(
      official.requests.first?.text
        == #"{"request":{"t_sep":{"noSep":"0123R0011123V000001","user":"admin"}}}"#)

    let paged = ScriptedTransport([plain("null")])
    #expect(try await Fixtures.client(.paged, paged).deleteSEP(number: "a/b") == "a/b")
    #expect(paged.requests.first?.url == Self.base + "SEP/a%2Fb")
    #expect(paged.requests.first?.text == #"{"user":"SIMRS"}"#)
    #expect((official.requests + paged.requests).allSatisfy { $0.method == .delete })
    #expect(paged.requests.first?.headers["Content-Type"] == "application/json")
  }

  @Test(
    "a number that cannot stand in a path is refused before anything is sent", arguments: ["", " ", ".", "..", "a\nb"])
  func badNumbers(number: String) async throws {
    for dialect in Dialect.allCases {
      let transport = ScriptedTransport([plain(SEPFixtures.issued)])
      let client = try Fixtures.client(dialect, transport)
      let letter = try SEPFixtures.made()
      let errors = [
        try await vclaimError { try await client.sep(number: number) },
        try await vclaimError { try await client.updateSEP(number: number, letter) },
        try await vclaimError { try await client.deleteSEP(number: number) },
        try await vclaimError { try await client.deleteSEP(number: "N-1", user: number == "" ? "" : "a\u{7F}") },
      ]
      #expect(errors.allSatisfy { $0?.code == .invalidArgument })
      #expect(transport.requests.isEmpty)
    }
  }
}
