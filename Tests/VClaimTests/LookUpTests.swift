import Testing
import VClaim

@Suite("Look-ups by code")
struct LookUpTests {
  @Test("in the official dialect the code is searched for, and only the exact one counts")
  func officialDiagnosis() async throws {
    let transport = ScriptedTransport([
      encrypted(
        #"{"diagnosa":[{"kode":"A00.0","nama":"A00.0 - Cholera, biovar cholerae"},{"kode":"A00","nama":"A00 - Cholera"}]}"#
      )
    ])
    let client = try Fixtures.client(.official, transport)
    #expect(try await client.diagnosis(code: " a00 ") == Diagnosis(code: "A00", name: "Cholera"))
    #expect(try await client.diagnosis(code: "A00.9") == nil)
    #expect(transport.requests.first?.url.hasSuffix("/referensi/diagnosa/A00") == true)
  }

  @Test(
    "in the paged dialect the exact end point may answer an object or a list of one",
    arguments: [
      #"{"kode":"A00","nama":"Cholera"}"#, #"{"diagnosa":{"kode":"A00","nama":"Cholera"}}"#,
      #"[{"kode":"A00","nama":"Cholera"}]"#, #"{"diagnosa":[{"kode":"A00","nama":"Cholera"}]}"#,
      #"{"list":[{"kode":"A00","nama":"A00 - Cholera"}]}"#,
    ])
  func pagedDiagnosis(response: String) async throws {
    let transport = ScriptedTransport([plain(response)])
    let found = try await Fixtures.client(.paged, transport).diagnosis(code: "A00")
    #expect(found == Diagnosis(code: "A00", name: "Cholera"))
    #expect(transport.requests.map(\.url) == ["https://service.example/vclaim-rest/referensi/diagnosa/A00"])
  }

  @Test("absence is nil, and a refusal is not absence", arguments: Dialect.allCases)
  func absence(dialect: Dialect) async throws {
    let absent = always(.envelope(code: "201", message: "Data Tidak Ditemukan"))
    let refused = always(.envelope(code: "201", message: "Faskes tidak sesuai"))
    #expect(try await Fixtures.client(dialect, ScriptedTransport([absent])).polyclinic(code: "XXX") == nil)
    let error = try await vclaimError {
      try await Fixtures.client(dialect, ScriptedTransport([refused])).polyclinic(code: "XXX")
    }
    #expect(error?.code == .refused)
  }

  @Test("a facility is looked for on both levels of the official dialect")
  func officialFacility() async throws {
    let transport = ScriptedTransport([
      always(.envelope(code: "201", message: "Data tidak ditemukan")),
      encrypted(#"{"faskes":[{"kode":"0123R001","nama":"RS Contoh"}]}"#),
    ])
    let found = try await Fixtures.client(.official, transport).facility(code: "0123R001")
    #expect(found == Facility(code: "0123R001", name: "RS Contoh", level: .hospital))
    #expect(transport.requests.map { $0.url.suffix(2) } == ["/1", "/2"])
  }

  @Test("a facility that was found is not looked for further")
  func officialFacilityFirstLevel() async throws {
    let transport = ScriptedTransport([encrypted(#"{"faskes":[{"kode":"0123456","nama":"Klinik"}]}"#)])
    let found = try await Fixtures.client(.official, transport).facility(code: "0123456")
    #expect(found?.level == .primary)
    #expect(transport.requests.count == 1)
  }

  @Test("a failure on either level is a failure, never absence")
  func officialFacilityFailure() async throws {
    let transport = ScriptedTransport([
      always(.envelope(code: "201", message: "Data tidak ditemukan")), failing(.unreachable),
    ])
    let error = try await vclaimError { try await Fixtures.client(.official, transport).facility(code: "0123456") }
    #expect(error?.code == .unreachable)
  }

  @Test("polyclinic, facility and room class are found in the paged dialect")
  func pagedOthers() async throws {
    let polyclinic = ScriptedTransport([plain(#"{"kode":"INT","nama":"Penyakit Dalam"}"#)])
    let facility = ScriptedTransport([plain(#"{"kode":"0123456","nama":"Klinik"}"#)])
    let classes = ScriptedTransport([plain(#"{"list":[{"kode":"1","nama":"Satu"},{"kode":"2","nama":"Dua"}]}"#)])
    #expect(try await Fixtures.client(.paged, polyclinic).polyclinic(code: "INT")?.name == "Penyakit Dalam")
    #expect(
      try await Fixtures.client(.paged, facility).facility(code: "0123456")
        == Facility(code: "0123456", name: "Klinik", level: nil))
    #expect(try await Fixtures.client(.paged, classes).roomClass(code: "2") == RoomClass(code: "2", name: "Dua"))
  }

  @Test("procedures are found in the official dialect, and unsupported in the paged one")
  func procedures() async throws {
    let transport = ScriptedTransport([encrypted(#"{"procedure":[{"kode":"88.72","nama":"88.72 - Echo"}]}"#)])
    #expect(
      try await Fixtures.client(.official, transport).procedure(code: "88.72") == Procedure(code: "88.72", name: "Echo")
    )
    let paged = ScriptedTransport([plain("[]")])
    let error = try await vclaimError { try await Fixtures.client(.paged, paged).procedure(code: "88.72") }
    #expect(error?.code == .unsupported)
    #expect(paged.requests.isEmpty)
  }
}
