import Testing
import VClaim

@Suite("Reference requests")
struct ReferenceRequestTests {
  static let endPoints: [(ReferenceRequest, path: String, listKey: String, dialects: Set<Dialect>)] = [
    (.polyclinics(matching: "INT"), "referensi/poli/INT", "poli", [.official]),
    (.polyclinics(start: 0, limit: 10), "referensi/poli/0/10", "poli", [.paged]),
    (.polyclinic(code: "INT"), "referensi/poli/INT", "poli", [.paged]),
    (.facilities(matching: "sehat", level: .hospital), "referensi/faskes/sehat/2", "faskes", [.official]),
    (.facilities(start: 10, limit: 2), "referensi/faskes/10/2", "faskes", [.paged]),
    (.facility(code: "0123456"), "referensi/faskes/0123456", "faskes", [.paged]),
    (.diagnoses(matching: "A00"), "referensi/diagnosa/A00", "diagnosa", [.official]),
    (.diagnoses(start: 200, limit: 100), "referensi/diagnosa/200/100", "diagnosa", [.paged]),
    (.diagnosis(code: "A00.1"), "referensi/diagnosa/A00.1", "diagnosa", [.paged]),
    (
      .doctors(polyclinic: "INT", service: .outpatient, on: "2026-01-14"),
      "referensi/dokter/pelayanan/2/tglPelayanan/2026-01-14/Spesialis/INT", "list", [.official]
    ),
    (
      .doctors(facility: "0123456", polyclinic: "INT", start: 0, limit: 10), "referensi/dokter/0123456/INT/0/10",
      "list",
      [.paged]
    ),
    (.doctors(named: "Sri"), "referensi/dokter/Sri", "list", [.official]),
    (.roomClasses, "referensi/kelasrawat", "list", [.official, .paged]),
    (.rooms(facility: "0123456", start: 0, limit: 50), "referensi/kamar/0123456/0/50", "list", [.paged]),
    (.procedures(matching: "88.7"), "referensi/procedure/88.7", "procedure", [.official]),
    (.specialties, "referensi/spesialistik", "list", [.official]),
    (.careRooms, "referensi/ruangrawat", "list", [.official]),
    (.dischargeConditions, "referensi/pascapulang", "list", [.official]),
    (.dischargeStatuses, "referensi/carakeluar", "list", [.official]),
    (.chronicDiagnoses, "referensi/diagnosaprb", "list", [.official]),
    (.provinces, "referensi/propinsi", "list", [.official]),
    (.regencies(province: "05"), "referensi/kabupaten/propinsi/05", "list", [.official]),
    (.districts(regency: "0152"), "referensi/kecamatan/kabupaten/0152", "list", [.official]),
    (.chronicDrugs(matching: "met"), "referensi/obatprb/met", "list", [.official]),
  ]

  @Test("every end point of vclaim.md has its path, list key and dialects", arguments: endPoints)
  func endPoint(request: ReferenceRequest, path: String, listKey: String, dialects: Set<Dialect>) {
    #expect(request.path == path)
    #expect(request.listKey == listKey)
    #expect(request.dialects == dialects)
  }

  @Test("a value is one path segment, whatever it holds")
  func encoding() {
    #expect(ReferenceRequest.diagnoses(matching: "a/b").path == "referensi/diagnosa/a%2Fb")
    #expect(ReferenceRequest.diagnoses(matching: "a?b#c%d").path == "referensi/diagnosa/a%3Fb%23c%25d")
    #expect(ReferenceRequest.diagnoses(matching: "demam berdarah").path == "referensi/diagnosa/demam%20berdarah")
    #expect(ReferenceRequest.diagnoses(matching: "é").path == "referensi/diagnosa/%C3%A9")
    #expect(ReferenceRequest.diagnoses(matching: "A-Z_0.9~").path == "referensi/diagnosa/A-Z_0.9~")
    #expect(ReferenceRequest.diagnoses(matching: "../SEP/1").path == "referensi/diagnosa/..%2FSEP%2F1")
    #expect(ReferenceRequest.doctors(named: "{start}").path == "referensi/dokter/%7Bstart%7D")
  }

  @Test("a template shows no value, and neither does a description")
  func template() {
    let request = ReferenceRequest.doctors(named: "Sri")
    #expect(request.template == "referensi/dokter/{name}")
    #expect("\(request)" == "referensi/dokter/{name}")
  }

  static let bad: [(ReferenceRequest, Dialect, String)] = [
    (.diagnoses(matching: ""), .official, "keyword is empty"),
    (.diagnoses(matching: " \t"), .official, "keyword is empty"),
    (.diagnoses(matching: ".."), .official, "keyword must not be a relative path"),
    (.polyclinic(code: "."), .paged, "code must not be a relative path"),
    (.diagnoses(matching: "a\r\nb"), .official, "keyword holds a control character"),
    (.diagnoses(start: -1, limit: 10), .paged, "start must be at least 0"),
    (.diagnoses(start: 0, limit: 0), .paged, "limit must be at least 1"),
    (.doctors(polyclinic: "INT", service: .inpatient, on: "2026-02-29"), .official, "day must be a day"),
    (.doctors(polyclinic: "INT", service: .inpatient, on: "14-01-2026"), .official, "day must be a day"),
    (.doctors(polyclinic: "", service: .inpatient, on: "2024-02-29"), .official, "polyclinic is empty"),
    (.rooms(facility: "", start: 0, limit: 1), .paged, "facility is empty"),
  ]

  @Test("an argument that cannot be sent is refused by name, and nothing is sent", arguments: bad)
  func badArgument(request: ReferenceRequest, dialect: Dialect, reason: String) async throws {
    let transport = ScriptedTransport([plain("[]")])
    let error = try await vclaimError { try await Fixtures.client(dialect, transport).rows(for: request) }
    #expect(error?.code == .invalidArgument)
    #expect(error?.message.hasPrefix(reason) == true)
    #expect(error?.endpoint == request.template)
    #expect(error?.isRetryable == false)
    #expect(transport.requests.isEmpty)
  }

  @Test("an end point of the other dialect is unsupported, and nothing is sent", arguments: endPoints)
  func otherDialect(request: ReferenceRequest, path: String, listKey: String, dialects: Set<Dialect>) async throws {
    for dialect in Set(Dialect.allCases).subtracting(dialects) {
      let transport = ScriptedTransport([plain("[]")])
      let error = try await vclaimError { try await Fixtures.client(dialect, transport).rows(for: request) }
      #expect(error?.code == .unsupported)
      #expect(error?.dialect == dialect)
      #expect(transport.requests.isEmpty)
    }
  }
}
