import FoundationEssentials
import Testing
import VClaim

@Suite("Members")
struct EligibilityTests {
  static let card = "0009999000001"
  static let nik = "0000009999000001"
  static let whole = """
    {"peserta":{"cob":{"nmAsuransi":"Asuransi Contoh","noAsuransi":"A-1","tglTAT":"2025-12-31","tglTMT":"2020-01-01"},\
    "hakKelas":{"keterangan":"KELAS I","kode":"1"},\
    "informasi":{"dinsos":"Catatan","noSKTM":"S-1","prolanisPRB":"DIABETES"},\
    "jenisPeserta":{"keterangan":"PEGAWAI","kode":"2"},"mr":{"noMR":"MR-1","noTelepon":"0800000000001"},\
    "nama":"SITI CONTOH","nik":"0000009999000001","noKartu":"0009999000001","pisa":"1",\
    "provUmum":{"kdProvider":"0123U001","nmProvider":"KLINIK CONTOH"},"sex":"P",\
    "statusPeserta":{"keterangan":"AKTIF","kode":"0"},"tglCetakKartu":"2016-02-12","tglLahir":"1982-06-27",\
    "tglTAT":"2082-06-27","tglTMT":"2008-10-01",\
    "umur":{"umurSaatPelayanan":"40 tahun ,3 bulan ,14 hari","umurSekarang":"41 tahun"}}}
    """

  static func answer(_ dialect: Dialect, _ response: String) -> ScriptedTransport.Answer {
    dialect == .official ? encrypted(response) : plain(response)
  }

  @Test("every member of the answer is there under its English name", arguments: Dialect.allCases)
  func whole(dialect: Dialect) async throws {
    let transport = ScriptedTransport([Self.answer(dialect, Self.whole)])
    let found = try await Fixtures.client(dialect, transport).eligibility(card: Self.card, on: "2023-11-15")
    let eligibility = try #require(found)
    #expect(eligibility.isEligible)
    #expect(eligibility.day == CalendarDay("2023-11-15"))
    var member = Member(status: .init(code: "0", text: "AKTIF"))
    member.card = Self.card
    member.nik = Self.nik
    member.name = "SITI CONTOH"
    member.sex = "P"
    member.birthday = CalendarDay("1982-06-27")
    member.coverageStart = CalendarDay("2008-10-01")
    member.coverageEnd = CalendarDay("2082-06-27")
    member.cardPrinted = CalendarDay("2016-02-12")
    member.familyPosition = "1"
    member.entitledClass = .init(code: "1", text: "KELAS I")
    member.kind = .init(code: "2", text: "PEGAWAI")
    member.provider = eligibility.member.provider
    member.medicalRecord = eligibility.member.medicalRecord
    member.age = eligibility.member.age
    member.otherInsurance = eligibility.member.otherInsurance
    member.information = eligibility.member.information
    #expect(eligibility.member == member)
    #expect(member.provider?.code == "0123U001")
    #expect(member.provider?.name == "KLINIK CONTOH")
    #expect(member.medicalRecord?.number == "MR-1")
    #expect(member.medicalRecord?.phone == "0800000000001")
    #expect(member.age?.today == "41 tahun")
    #expect(member.age?.atService == "40 tahun ,3 bulan ,14 hari")
    #expect(member.otherInsurance?.name == "Asuransi Contoh")
    #expect(member.otherInsurance?.number == "A-1")
    #expect(member.otherInsurance?.coverageStart == CalendarDay("2020-01-01"))
    #expect(member.otherInsurance?.coverageEnd == CalendarDay("2025-12-31"))
    #expect(member.information?.socialOffice == "Catatan")
    #expect(member.information?.povertyLetter == "S-1")
    #expect(member.information?.chronicCare == "DIABETES")
  }

  @Test("card and population number have their paths, alike in both dialects", arguments: Dialect.allCases)
  func paths(dialect: Dialect) async throws {
    let transport = ScriptedTransport([Self.answer(dialect, Self.whole)])
    let client = try Fixtures.client(dialect, transport)
    _ = try await client.eligibility(card: Self.card, on: "2023-01-31")
    _ = try await client.eligibility(nik: Self.nik, on: "2023-01-31")
    #expect(
      transport.requests.map(\.url) == [
        "https://service.example/vclaim-rest/Peserta/nokartu/0009999000001/tglSEP/2023-01-31",
        "https://service.example/vclaim-rest/Peserta/nik/0000009999000001/tglSEP/2023-01-31",
      ])
    #expect(transport.requests.allSatisfy { $0.method == .get && $0.body == nil && $0.headers["Content-Type"] == nil })
  }

  @Test(
    "a member who is not active is an answer, not an error",
    arguments: [#""kode":"4""#, #""kode":4"#, #""kode":"00""#])
  func inactive(code: String) async throws {
    let transport = ScriptedTransport([plain(#"{"peserta":{"statusPeserta":{\#(code),"keterangan":"MENUNGGAK"}}}"#)])
    let found = try await Fixtures.client(.paged, transport).eligibility(card: Self.card, on: "2023-11-14")
    #expect(found?.isEligible == false)
    #expect(found?.member.status.text == "MENUNGGAK")
  }

  @Test(
    "what is missing, null, of another kind or unknown is passed over; numbers are texts; the object may stand alone",
    arguments: [
      #"{"peserta":{"noKartu":9999,"nama":null,"hakKelas":null,"umur":[],"mr":"x","baru":{"a":1},"tglLahir":"0000-00-00","tglTMT":"2020-01-01 00:00:00","statusPeserta":{"kode":0}}}"#,
      #"{"NOKARTU":"9999","statuspeserta":{"kode":" 0 ","keterangan":""},"tglTMT":"2020-01-01T00:00:00"}"#,
    ])
  func tolerance(response: String) async throws {
    let transport = ScriptedTransport([plain(response)])
    let found = try await Fixtures.client(.paged, transport).eligibility(card: Self.card, on: "2023-11-14")
    var member = Member(status: .init(code: "0"))
    member.card = "9999"
    member.coverageStart = CalendarDay("2020-01-01")
    #expect(found?.member == member)
    #expect(found?.isEligible == true)
  }

  @Test(
    "an answer without a member or without a status is malformed, never a member who is not eligible",
    arguments: [
      "{}", "[]", "null", #""0009999000001""#, #"{"peserta":null}"#, #"{"peserta":{"nama":"SITI CONTOH"}}"#,
      #"{"peserta":{"statusPeserta":{"keterangan":"AKTIF"}}}"#, #"{"peserta":{"statusPeserta":"0"}}"#,
    ])
  func malformed(response: String) async throws {
    let transport = ScriptedTransport([plain(response)])
    let client = try Fixtures.client(.paged, transport)
    let error = try #require(
      try await vclaimError { try await client.eligibility(card: Self.card, on: "2023-11-14") })
    #expect(error.code == .malformedAnswer)
    #expect(error.endpoint == "Peserta/nokartu/{card}/tglSEP/{day}")
    #expect(!SecrecyTests.printed(error).contains("SITI"))
  }

  @Test("an unknown member is nil, a refusal is an error", arguments: Dialect.allCases)
  func absence(dialect: Dialect) async throws {
    let absent = always(.envelope(code: "201", message: "Peserta Tidak Ditemukan"))
    #expect(try await Fixtures.client(dialect, ScriptedTransport([absent])).eligibility(nik: Self.nik) == nil)
    let refused = always(.envelope(code: "201", message: "PPK tidak terdaftar"))
    let error = try await vclaimError {
      try await Fixtures.client(dialect, ScriptedTransport([refused])).eligibility(nik: Self.nik)
    }
    #expect(error?.code == .refused)
    #expect(error?.serviceMessage == "PPK tidak terdaftar")
  }

  @Test(
    "a number that cannot be right is refused before anything is sent, and not quoted",
    arguments: [
      ("000999900000", "the card number must have 13 digits, not 12"),
      ("00099990000011", "the card number must have 13 digits, not 14"),
      ("", "the card number must have 13 digits, not 0"),
      ("000999900000x", "the card number must consist of digits alone"),
      (" 009999000001", "the card number must consist of digits alone"),
      ("٠٠٠٩٩٩٩٠٠٠٠٠١", "the card number must consist of digits alone"),
    ])
  func badCards(card: String, message: String) async throws {
    let transport = ScriptedTransport([plain(Self.whole)])
    let error = try await vclaimError { try await Fixtures.client(.paged, transport).eligibility(card: card) }
    #expect(error?.code == .invalidArgument)
    #expect(error?.message == message)
    #expect(error?.endpoint == "Peserta/nokartu/{card}/tglSEP/{day}")
    #expect(transport.requests.isEmpty)
  }

  @Test("a population number has 16 digits", arguments: ["000000999900001", "00000099990000012", "0009999000001"])
  func badNumbers(nik: String) async throws {
    let transport = ScriptedTransport([plain(Self.whole)])
    let error = try await vclaimError { try await Fixtures.client(.paged, transport).eligibility(nik: nik) }
    #expect(error?.message == "the population number (NIK) must have 16 digits, not \(nik.count)")
    #expect(error?.endpoint == "Peserta/nik/{nik}/tglSEP/{day}")
    #expect(transport.requests.isEmpty)
  }

  @Test(
    "the future begins with tomorrow in UTC+9",
    arguments: [
      // 2023-11-14 14:59:59 and 15:00:00 UTC: the last second of the 14th in the east of Indonesia, and the first of the 15th.
      (1_699_973_999, "2023-11-14", true), (1_699_973_999, "2023-11-15", false),
      (1_699_974_000, "2023-11-15", true), (1_699_974_000, "2023-11-16", false),
      (-1, "1970-01-01", true), (-32_401, "1970-01-01", false), (Int64.max, "9999-12-31", true),
      (Int64.min, "0001-01-01", false),
    ])
  func future(now: Int64, day: String, isAccepted: Bool) async throws {
    let transport = ScriptedTransport([plain(Self.whole)])
    let client = try Fixtures.client(.paged, transport, now: { now })
    let error = try await vclaimError { try await client.eligibility(card: Self.card, on: day) }
    #expect(error?.message == (isAccepted ? nil : "the day must not lie in the future"))
    #expect(transport.requests.count == (isAccepted ? 1 : 0))
  }

  @Test("a day must be one of the calendar", arguments: ["2023-02-30", "15-11-2023", "", "2023-11-15/x"])
  func badDays(day: String) async throws {
    let transport = ScriptedTransport([plain(Self.whole)])
    let error = try await vclaimError {
      try await Fixtures.client(.paged, transport).eligibility(card: Self.card, on: day)
    }
    #expect(error?.message == "the day must be one of the calendar, written yyyy-mm-dd")
    #expect(transport.requests.isEmpty)
  }

  @Test("without a day it is today, local")
  func today() async throws {
    let transport = ScriptedTransport([plain(Self.whole)])
    let found = try await Fixtures.client(.paged, transport).eligibility(card: Self.card)
    let today = LocalDay.text(at: Fixtures.now)
    #expect(found?.day.description == today)
    #expect(transport.requests.first?.url.hasSuffix("/tglSEP/\(today)") == true)
  }

  @Test("JSON has the names in snake case, and comes back whole")
  func coding() async throws {
    let transport = ScriptedTransport([plain(Self.whole)])
    let eligibility = try #require(
      try await Fixtures.client(.paged, transport).eligibility(card: Self.card, on: "2023-11-14"))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let json = try encoder.encode(eligibility)
    let text = String(decoding: json, as: UTF8.self)
    #expect(text.hasPrefix(#"{"day":"2023-11-14","eligible":true,"member":{"age":{"at_service":"40 tahun"#))
    #expect(text.contains(#""coverage_end":"2082-06-27""#))
    #expect(try JSONDecoder().decode(Eligibility.self, from: json) == eligibility)
  }
}
