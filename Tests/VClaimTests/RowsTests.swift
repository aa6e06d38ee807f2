import Testing
import VClaim

@Suite("Lists and pages")
struct RowsTests {
  @Test("only the service's word, or an empty list, is an empty answer")
  func noData() async throws {
    for answer in [
      always(.envelope(code: "201", message: "Data tidak ditemukan")), plain("[]"), plain(#"{"list":[]}"#),
    ] {
      #expect(try await Fixtures.client(.paged, ScriptedTransport([answer])).roomClasses().isEmpty)
    }
  }

  @Test("names lose the code in front, codes the space behind, and leading zeros stay")
  func tidy() async throws {
    let diagnoses = encrypted(#"{"diagnosa":[{"kode":"A00","nama":"A00 - Cholera"}]}"#)
    let drugs = encrypted(#"{"list":[{"kode":"00196120124 ","nama":"Metformin"}]}"#)
    #expect(
      try await Fixtures.client(.official, ScriptedTransport([diagnoses])).diagnoses(matching: "A00")
        == [Diagnosis(code: "A00", name: "Cholera")])
    #expect(
      try await Fixtures.client(.official, ScriptedTransport([drugs])).chronicDrugs(matching: "met")
        == [ChronicDrug(code: "00196120124", name: "Metformin")])
  }

  @Test("equal rows are one, and all that came are counted")
  func received() async throws {
    let list = #"{"list":[{"kode":"1","nama":"a"},{"kode":"1","nama":"a"},{"kode":"2","nama":"b"}]}"#
    let client = try Fixtures.client(.paged, ScriptedTransport([plain(list)]))
    let answer = try await client.answer(to: .roomClasses)
    #expect(answer.rows.map(\.code) == ["1", "2"])
    #expect(answer.received == 3)
  }

  @Test("facilities of a search have the level that was searched")
  func facilities() async throws {
    let transport = ScriptedTransport([encrypted(#"{"faskes":[{"kode":"0123R001","nama":"RS Contoh"}]}"#)])
    let found = try await Fixtures.client(.official, transport).facilities(matching: "contoh", level: .hospital)
    #expect(found == [Facility(code: "0123R001", name: "RS Contoh", level: .hospital)])
  }

  @Test("doctors carry what was asked for")
  func doctors() async throws {
    let list = #"{"list":[{"kode":"31492","nama":"dr. Contoh"}]}"#
    let own = try await Fixtures.client(.official, ScriptedTransport([encrypted(list)]))
      .doctors(polyclinic: "INT", service: .inpatient, on: "2026-01-14")
    let page = try await Fixtures.client(.paged, ScriptedTransport([plain(list)]))
      .doctors(facility: "0123456", polyclinic: "INT", start: 0, limit: 10)
    let named = try await Fixtures.client(.official, ScriptedTransport([encrypted(list)])).doctors(named: "contoh")
    #expect(own == [Doctor(facilityCode: nil, polyclinicCode: "INT", code: "31492", name: "dr. Contoh")])
    #expect(page == [Doctor(facilityCode: "0123456", polyclinicCode: "INT", code: "31492", name: "dr. Contoh")])
    #expect(named == [Doctor(facilityCode: nil, polyclinicCode: nil, code: "31492", name: "dr. Contoh")])
  }

  @Test("rooms have class and beds where the service sends them")
  func rooms() async throws {
    let transport = ScriptedTransport([
      plain(
        #"""
        {"list":[{"kode":"M1","nama":"Melati 1"},
        {"kodekelas":"VIP","koderuang":"A1","namaruang":"Anggrek","kapasitas":4,"tersedia":"1"}]}
        """#)
    ])
    let rooms = try await Fixtures.client(.paged, transport).rooms(facility: "0123456", start: 0, limit: 10)
    #expect(
      rooms == [
        Room(facilityCode: "0123456", classCode: "", code: "M1", name: "Melati 1"),
        Room(facilityCode: "0123456", classCode: "VIP", code: "A1", name: "Anggrek", capacity: 4, available: 1),
      ])
  }

  @Test("pages of the paged dialect are typed")
  func pages() async throws {
    let polyclinics = ScriptedTransport([plain(#"{"poli":[{"kode":"INT","nama":"Penyakit Dalam"}]}"#)])
    let facilities = ScriptedTransport([plain(#"{"faskes":[{"kode":"0123456","nama":"Klinik"}]}"#)])
    let diagnoses = ScriptedTransport([plain(#"[{"kode":"A00","nama":"Cholera"}]"#)])
    #expect(
      try await Fixtures.client(.paged, polyclinics).polyclinics(start: 0, limit: 1)
        == [Polyclinic(code: "INT", name: "Penyakit Dalam")])
    #expect(
      try await Fixtures.client(.paged, facilities).facilities(start: 0, limit: 1)
        == [Facility(code: "0123456", name: "Klinik", level: nil)])
    #expect(
      try await Fixtures.client(.paged, diagnoses).diagnoses(start: 0, limit: 1)
        == [Diagnosis(code: "A00", name: "Cholera")])
  }

  @Test("every small list asks its own end point")
  func smallLists() async throws {
    let transport = ScriptedTransport([encrypted(#"{"list":[{"kode":"1","nama":"Satu"}]}"#)])
    let client = try Fixtures.client(.official, transport)
    #expect(try await client.polyclinics(matching: "sat") == [Polyclinic(code: "1", name: "Satu")])
    #expect(try await client.procedures(matching: "sat") == [Procedure(code: "1", name: "Satu")])
    #expect(try await client.specialties() == [Specialty(code: "1", name: "Satu")])
    #expect(try await client.careRooms() == [CareRoom(code: "1", name: "Satu")])
    #expect(try await client.dischargeConditions() == [DischargeCondition(code: "1", name: "Satu")])
    #expect(try await client.dischargeStatuses() == [DischargeStatus(code: "1", name: "Satu")])
    #expect(try await client.chronicDiagnoses() == [ChronicDiagnosis(code: "1", name: "Satu")])
    #expect(try await client.provinces() == [Province(code: "1", name: "Satu")])
    #expect(try await client.regencies(province: "05") == [Regency(provinceCode: "05", code: "1", name: "Satu")])
    #expect(try await client.districts(regency: "0152") == [District(regencyCode: "0152", code: "1", name: "Satu")])
    #expect(
      transport.requests.map { String($0.url.dropFirst("https://service.example/vclaim-rest/referensi/".count)) } == [
        "poli/sat", "procedure/sat", "spesialistik", "ruangrawat", "pascapulang", "carakeluar", "diagnosaprb",
        "propinsi", "kabupaten/propinsi/05", "kecamatan/kabupaten/0152",
      ])
  }
}
