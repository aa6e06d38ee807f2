import Testing
import VClaimWire

@testable import VClaimSimulator

@Suite("Antrean and Aplicares beside VClaim")
struct OtherServicesTests {
  private let antreanCredentials = Credentials(
    consumerID: "10001", secret: "rahasiaContoh1", userKey: SimulatorOptions.antreanUserKey)

  private func antrean(_ path: String, _ harness: Harness) async throws -> Answer {
    try await harness.ask(path, below: "antreanrs", with: antreanCredentials, dialect: .official)
  }

  private func aplicares(
    _ path: String, _ harness: Harness, alter: (inout [String: String]) -> Void = { _ in }
  ) async throws -> Answer {
    try await harness.ask(path, below: "aplicaresws", dialect: .official, alter: alter)
  }

  @Test("polyclinics of Antrean come with the one that they belong to, encrypted", arguments: Dialect.allCases)
  func antreanPolyclinics(dialect: Dialect) async throws {
    var data = smallData()
    data.polyclinics.insert(SimulatorData.Entry(code: "001", name: "Penyakit Dalam - Alergi"), at: 0)
    let answer = try await antrean("ref/poli", Harness(dialect, data: data))
    #expect(
      answer.payload
        == (try JSONValue(
          parsing: Array(
            #"""
            [{"nmpoli":"Penyakit Dalam","nmsubspesialis":"Penyakit Dalam - Alergi","kdsubspesialis":"001","kdpoli":"INT"},
            {"nmpoli":"Anak","nmsubspesialis":"Anak","kdsubspesialis":"ANA","kdpoli":"ANA"},
            {"nmpoli":"Penyakit Dalam","nmsubspesialis":"Penyakit Dalam","kdsubspesialis":"INT","kdpoli":"INT"},
            {"nmpoli":"Mata","nmsubspesialis":"Mata","kdsubspesialis":"MAT","kdpoli":"MAT"}]
            """#.utf8))))
    #expect(answer.body.hasPrefix(#"{"metadata":{"code":200,"message":"OK"},"response":""#))
  }

  @Test("every built-in sub-speciality belongs to a polyclinic")
  func builtInPolyclinics() async throws {
    var data = SimulatorData()
    data.polyclinics = BuiltInPolyclinics.polyclinics()
    guard case .array(let rows) = try await antrean("ref/poli", Harness(data: data)).payload else {
      Issue.record("no bare array")
      return
    }
    #expect(rows.count == 200)
    #expect(Set(rows.compactMap { $0.member("kdpoli")?.text }) == Set(BuiltInPolyclinics.base().map(\.code)))
  }

  @Test("doctors of Antrean are those of the first own facility, each once, codes as numbers where that loses nothing")
  func antreanDoctors() async throws {
    var data = smallData()
    data.doctors.append(
      SimulatorData.Doctor(facilityCode: "0101R001", polyclinicCode: "MAT", code: "007", name: "dr. Gita Utami"))
    let answer = try await antrean("ref/dokter", Harness(data: data) { $0.facilityCodes = ["0101R001", "0102R001"] })
    #expect(
      answer.payload
        == (try JSONValue(
          parsing: Array(
            #"""
            [{"namadokter":"dr. Ani Lestari","kodedokter":501},{"namadokter":"dr. Budi Utami","kodedokter":502},
            {"namadokter":"dr. Gita Utami","kodedokter":"007"}]
            """#.utf8))))
  }

  @Test("without a row Antrean says so")
  func emptyAntrean() async throws {
    let harness = try Harness(data: SimulatorData())
    for path in ["ref/poli", "ref/dokter"] {
      #expect(try await antrean(path, harness).envelope.isNoData)
    }
  }

  @Test("Antrean wants its own user key and no other")
  func antreanUserKey() async throws {
    let harness = try Harness()
    let other = try await harness.ask("ref/poli", below: "antreanrs")
    #expect(other.status == 403)
    #expect(other.message == "Authentication failed")
    #expect(other.body.hasPrefix(#"{"metadata":{"code":403,"#))
    let none = try await harness.ask("ref/poli", below: "antreanrs") { $0["user_key"] = nil }
    #expect(none.message == "Authentication parameters missing")
  }

  @Test("rooms of Aplicares come in pages that count from 1, plain, under code 1", arguments: Dialect.allCases)
  func rooms(dialect: Dialect) async throws {
    let harness = try Harness(dialect)
    let first = try await aplicares("rest/bed/read/0101R001/1/1", harness)
    #expect(
      first.body
        == #"{"metadata":{"code":1,"message":"OK"},"response":{"list":[{"kodekelas":"1","koderuang":"R001","#
        + #""namaruang":"Mawar 1","kapasitas":4,"tersedia":2}]}}"#)
    #expect(first.envelope.isSuccess(acceptingOne: true))
    let second = try await aplicares("rest/bed/read/0101R001/2/10", harness)
    #expect(
      second.envelope.response
        == (try JSONValue(
          parsing: Array(#"{"list":[{"kodekelas":"2","koderuang":"R002","namaruang":"Mawar 2"}]}"#.utf8))))
    #expect(try await aplicares("rest/bed/read/0101R001/3/10", harness).envelope.isNoData)
    #expect(try await aplicares("rest/bed/read/9999R001/1/10", harness).envelope.isNoData)
  }

  @Test("a start below 1 or a limit that is none is refused", arguments: ["0/10", "x/10", "1/0", "1/x"])
  func wrongPage(part: String) async throws {
    let answer = try await aplicares("rest/bed/read/0101R001/" + part, Harness())
    #expect(answer.code == "201")
    #expect(!answer.envelope.isNoData)
  }

  @Test("Aplicares asks for no user key, but for the signature")
  func aplicaresHeaders() async throws {
    let harness = try Harness()
    let path = "rest/bed/read/0101R001/1/10"
    #expect(try await aplicares(path, harness) { $0["user_key"] = nil }.code == "1")
    #expect(try await aplicares(path, harness) { $0["user_key"] = "apa saja" }.code == "1")
    #expect(try await aplicares(path, harness) { $0["X-signature"] = "x" }.message == "Signature Service Tidak Sesuai")
  }

  @Test("a service's paths are known below its own base only, and only for reading")
  func bases() async throws {
    let harness = try Harness()
    #expect(try await harness.ask("ref/poli").status == 404)
    #expect(try await harness.ask("rest/bed/read/0101R001/1/10").status == 404)
    #expect(try await aplicares("referensi/kelasrawat", harness).status == 404)
    #expect(try await harness.ask("ref/poli", below: "lainnya").status == 404)
    #expect(
      try await harness.ask(
        "ref/poli", method: "POST", below: "antreanrs", with: antreanCredentials
      ).status == 405)
  }

  @Test("a page limit holds for Aplicares too")
  func pageLimit() async throws {
    let harness = try Harness { $0.pageLimit = 1 }
    let answer = try await aplicares("rest/bed/read/0101R001/1/10", harness)
    #expect(answer.envelope.response.member("list") != nil)
    #expect(!answer.body.contains("R002"))
  }

  @Test("without a user key of VClaim the paged simulator still has both services")
  func withoutUserKey() async throws {
    let harness = try Harness(.paged) { $0.credentials = Credentials(consumerID: "10001", secret: "s", userKey: nil) }
    let answer = try await harness.ask(
      "rest/bed/read/0101R001/1/10", below: "aplicaresws",
      with: Credentials(consumerID: "10001", secret: "s", userKey: "x"), dialect: .official)
    #expect(answer.code == "1")
  }
}
