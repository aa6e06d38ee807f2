import Testing
import VClaim

@Suite("Our client asks the second implementation's server for reference data")
struct SecondOpinionReferenceTests {
  @Test("every list of the official dialect arrives whole, codes and names exact")
  func official() async throws {
    try await SecondOpinion.withClient(.official) { (client) async throws in
      #expect(try await client.polyclinics(matching: "dalam") == [Polyclinic(code: "INT", name: "Penyakit Dalam")])
      #expect(
        try await client.facilities(matching: "sehat", level: .hospital)
          == [Facility(code: "0999R001", name: "RS Contoh Sehat", level: .hospital)])
      #expect(
        try await client.facilities(matching: "puskesmas", level: .primary)
          == [Facility(code: "0999U002", name: "Puskesmas Contoh", level: .primary)])
      #expect(try await client.diagnoses(matching: "😀") == [Diagnosis(code: "C88.0", name: "Waldenström 😀")])
      #expect(
        try await client.procedures(matching: "47") == [Procedure(code: "47.0", name: "Contoh appendectomy")])
      #expect(
        try await client.doctors(polyclinic: "INT", service: .outpatient, on: "2026-01-14").map(\.code)
          == ["30001", "30002"])
      #expect(try await client.doctors(named: "Contoh Dua").map(\.code) == ["30002"])
      #expect(
        try await client.chronicDrugs(matching: "dua") == [ChronicDrug(code: "00011", name: "Obat contoh dua 10 mg")])
      #expect(try await client.roomClasses().map(\.code) == ["1", "2", "3", "4", "5"])
    }
  }

  @Test("the small lists, regencies and districts arrive whole")
  func smallLists() async throws {
    try await SecondOpinion.withClient(.official) { (client) async throws in
      #expect(
        try await client.specialties()
          == [
            Specialty(code: "001", name: "Spesialis Contoh A"), Specialty(code: "002", name: "Spesialis Contoh B"),
          ])
      #expect(try await client.careRooms().map(\.name) == ["Ruang Contoh Biasa", "Ruang Contoh Intensif"])
      #expect(try await client.dischargeConditions().map(\.name) == ["Membaik", "Belum membaik"])
      #expect(try await client.dischargeStatuses().map(\.name) == ["Atas persetujuan dokter", "Lain-lain"])
      // Sent with a blank at their end.
      #expect(try await client.chronicDiagnoses().map(\.code) == ["01", "02"])
      #expect(try await client.provinces().map(\.code) == ["01", "02"])
      #expect(
        try await client.regencies(province: "01")
          == [
            Regency(provinceCode: "01", code: "0101", name: "Kab. Contoh Hulu"),
            Regency(provinceCode: "01", code: "0102", name: "Kota Contoh"),
          ])
      #expect(try await client.districts(regency: "0201").map(\.name) == ["Kec. Muara"])
      #expect(try await client.districts(regency: "9999") == [])
    }
  }

  @Test("every list of the paged dialect arrives whole, by page and by code")
  func paged() async throws {
    try await SecondOpinion.withClient(.paged) { (client) async throws in
      #expect(try await client.polyclinics(start: 1, limit: 2).map(\.code) == ["ANA", "INT"])
      #expect(try await client.facilities(start: 0, limit: 9).count == 4)
      #expect(try await client.diagnoses(start: 6, limit: 9).map(\.code) == ["I10", "Z00.0"])
      #expect(try await client.diagnoses(start: 8, limit: 9) == [])
      #expect(
        try await client.doctors(facility: "0999R001", polyclinic: "ANA", start: 0, limit: 9).map(\.code)
          == ["30001", "30003"])
      #expect(
        try await client.rooms(facility: "0999R001", start: 2, limit: 9)
          == [
            Room(
              facilityCode: "0999R001", classCode: "KL2", code: "R03", name: "Mawar 2", capacity: 10, available: 3)
          ])
      #expect(try await client.roomClasses().count == 5)
    }
  }

  @Test("look-ups by code find what is there and nothing else", arguments: Dialect.allCases)
  func lookUps(dialect: Dialect) async throws {
    try await SecondOpinion.withClient(dialect) { (client) async throws in
      #expect(try await client.polyclinic(code: "007") == Polyclinic(code: "007", name: "Gigi"))
      #expect(try await client.diagnosis(code: "a00") == Diagnosis(code: "A00", name: "Cholera"))
      #expect(try await client.diagnosis(code: "A0") == nil)
      #expect(try await client.facility(code: "0999R002")?.name == "RS Contoh Sentosa")
      #expect(try await client.facility(code: "0999R009") == nil)
      #expect(try await client.roomClass(code: "4") == RoomClass(code: "4", name: "VIP"))
    }
  }

  @Test(
    "Antrean and Aplicares answer beside either dialect, whichever code means success there",
    arguments: Dialect.allCases, ["1", "200"])
  func otherServices(dialect: Dialect, success: String) async throws {
    try await SecondOpinion.withClient(dialect, ["--antrean-success", success]) { (client) async throws in
      #expect(
        try await client.antreanPolyclinics().map(\.code)
          == ["007", "ANA", "ANA1", "INT", "INT1", "INT2", "JAN", "MAT"])
      #expect(
        try await client.antreanDoctors().map(\.code) == ["30001", "30002", "30003"])
      let rooms = try await client.aplicaresRooms(facility: "0999R001", start: 1, limit: 2)
      #expect(rooms.map(\.code) == ["R01", "R02"])
      #expect(rooms.map(\.capacity) == [4, 8])
      #expect(try await client.aplicaresRooms(facility: "0999R001", start: 3, limit: 2).map(\.code) == ["R03"])
      #expect(try await client.aplicaresRooms(facility: "0999R001", start: 4, limit: 2) == [])
    }
  }
}
