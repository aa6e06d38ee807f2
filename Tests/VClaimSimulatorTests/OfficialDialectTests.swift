import Testing
import VClaimWire

@testable import VClaimSimulator

@Suite("The official dialect")
struct OfficialDialectTests {
  @Test("an answer is ciphertext for the request's own timestamp")
  func encrypted() async throws {
    let answer = try await Harness().ask("referensi/kelasrawat", at: testNow - 17)
    guard case .string(let ciphertext) = answer.envelope.response else {
      Issue.record("the response is no string")
      return
    }
    let own = ResponseCipher(credentials: testCredentials, timestamp: String(testNow - 17))
    let other = ResponseCipher(credentials: testCredentials, timestamp: String(testNow))
    #expect(
      String(decoding: try own.decrypt(base64: ciphertext, limit: 1_000), as: UTF8.self)
        == #"{"list":[{"kode":"1","nama":"VIP"},{"kode":"2","nama":"Kelas 1"}]}"#)
    #expect(throws: WireError.self) { try other.decrypt(base64: ciphertext, limit: 1_000) }
  }

  @Test(
    "a keyword finds the beginning of a code or any part of a name, ignoring case",
    arguments: [
      ("A0", ["A00", "A01"]), ("a9", ["A90"]), ("FEVER", ["A01", "A90"]), ("hole", ["A00"]), ("ng", ["A90", "J18.9"]),
      ("18", []), ("J18.9", ["J18.9"]),
    ])
  func keyword(text: String, codes: [String]) async throws {
    let answer = try await Harness().ask("referensi/diagnosa/\(text)")
    if codes.isEmpty {
      #expect(answer.code == "201")
      #expect(answer.message == "Data tidak ditemukan")
      #expect(answer.envelope.isNoData)
      #expect(answer.envelope.response == .null)
    } else {
      #expect(answer.code == "200")
      #expect(try answer.codes("diagnosa") == codes)
    }
  }

  @Test("the path is percent-decoded segment by segment")
  func encodedKeyword() async throws {
    let harness = try Harness()
    #expect(try await harness.ask("referensi/diagnosa/dengue%20fever").codes("diagnosa") == ["A90"])
    #expect(try await harness.ask("referensi/diagnosa/a%2Fb").code == "201")
    #expect(try await harness.ask("referensi/diagnosa/%zz").status == 400)
    #expect(try await harness.ask("referensi/diagnosa/%ff").status == 400)
  }

  @Test("names of diagnoses and procedures repeat their code on the wire, those of polyclinics do not")
  func prefixedNames() async throws {
    let harness = try Harness()
    #expect(
      try await harness.ask("referensi/diagnosa/A00").payload
        == JSONValue(parsing: Array(#"{"diagnosa":[{"kode":"A00","nama":"A00 - Cholera"}]}"#.utf8)))
    #expect(
      try await harness.ask("referensi/procedure/39").payload
        == JSONValue(parsing: Array(#"{"procedure":[{"kode":"39.95","nama":"39.95 - Haemodialysis"}]}"#.utf8)))
    #expect(
      try await harness.ask("referensi/poli/dalam").payload
        == JSONValue(parsing: Array(#"{"poli":[{"kode":"INT","nama":"Penyakit Dalam"}]}"#.utf8)))
  }

  @Test("quotes and backslashes in a name survive")
  func escapedName() async throws {
    let rows = try await Harness().ask("referensi/diagnosa/J18").rows("diagnosa")
    #expect(rows.map(\.name) == [#"Pneumonia "unspecified" \ both lungs"#])
  }

  @Test(
    "facilities are searched within one level",
    arguments: [
      ("0101", 1, ["01010001"]), ("0101", 2, ["0101R001", "0102R001"]), ("9999", 1, []),
    ])
  func facilities(keyword: String, level: Int, codes: [String]) async throws {
    let answer = try await Harness().ask("referensi/faskes/\(keyword)/\(level)")
    #expect(try codes.isEmpty ? answer.envelope.isNoData : answer.codes("faskes") == codes)
  }

  @Test("a level that does not exist is a refusal, not an absence")
  func wrongLevel() async throws {
    let answer = try await Harness().ask("referensi/faskes/0101/3")
    #expect(answer.code == "201")
    #expect(!answer.envelope.isNoData)
  }

  @Test(
    "doctors are those of the first own facility who see such patients",
    arguments: [
      ("1", ["501"]), ("2", ["501", "502"]),
    ])
  func doctors(service: String, codes: [String]) async throws {
    let harness = try Harness { $0.facilityCodes = ["0101R001", "0102R001"] }
    let answer = try await harness.ask("referensi/dokter/pelayanan/\(service)/tglPelayanan/2024-01-31/Spesialis/INT")
    #expect(try answer.codes() == codes)
  }

  @Test("without an own facility there is no doctor")
  func noFacility() async throws {
    let harness = try Harness { $0.facilityCodes = [] }
    #expect(
      try await harness.ask("referensi/dokter/pelayanan/1/tglPelayanan/2024-01-31/Spesialis/INT").envelope.isNoData)
  }

  @Test(
    "a service or date that cannot be is a refusal",
    arguments: [
      "pelayanan/3/tglPelayanan/2024-01-31", "pelayanan/1/tglPelayanan/2024-13-01",
      "pelayanan/1/tglPelayanan/31-01-2024",
      "pelayanan/1/tglPelayanan/hari-in-ii",
    ])
  func wrongDoctorArguments(part: String) async throws {
    let answer = try await Harness().ask("referensi/dokter/\(part)/Spesialis/INT")
    #expect(answer.code == "201")
    #expect(!answer.envelope.isNoData)
  }

  @Test(
    "each small list comes in one call",
    arguments: [
      ("spesialistik", "INT"), ("ruangrawat", "1"), ("pascapulang", "1"), ("carakeluar", "2"), ("propinsi", "01"),
      ("kabupaten/propinsi/01", "0101"), ("kecamatan/kabupaten/0101", "010101"), ("obatprb/metformin", "PRB029"),
      ("kelasrawat", "1"),
    ])
  func smallLists(path: String, first: String) async throws {
    #expect(try await Harness().ask("referensi/" + path).codes().first == first)
  }

  @Test("the areas of an unknown parent are no data", arguments: ["kabupaten/propinsi/77", "kecamatan/kabupaten/7777"])
  func unknownParent(path: String) async throws {
    #expect(try await Harness().ask("referensi/" + path).envelope.isNoData)
  }

  @Test("codes of the programme for chronic diseases have a space behind them")
  func chronicDiagnoses() async throws {
    #expect(
      try await Harness().ask("referensi/diagnosaprb").payload
        == JSONValue(parsing: Array(#"{"list":[{"kode":"01 ","nama":"Diabetes Mellitus"}]}"#.utf8)))
  }

  @Test("a doctor of two polyclinics is found once by name")
  func doctorsByName() async throws {
    #expect(try await Harness().ask("referensi/dokter/lestari").codes() == ["501"])
  }

  @Test("a row cap cuts every search and no list")
  func rowCap() async throws {
    let harness = try Harness { $0.rowCap = 1 }
    #expect(try await harness.ask("referensi/diagnosa/A").codes("diagnosa") == ["A00"])
    #expect(try await harness.ask("referensi/kelasrawat").codes() == ["1", "2"])
  }

  @Test("a keyword that is too short is refused with a text that says so")
  func minimumKeyword() async throws {
    let harness = try Harness { $0.minimumKeywordLength = 3 }
    let answer = try await harness.ask("referensi/diagnosa/A0")
    #expect(answer.status == 200)
    #expect(answer.code == "201")
    #expect(answer.message == "Parameter pencarian minimal 3 karakter")
    #expect(!answer.envelope.isNoData)
    #expect(try await harness.ask("referensi/diagnosa/A00").codes("diagnosa") == ["A00"])
  }

  @Test("a keyword of spaces is too short")
  func blankKeyword() async throws {
    #expect(try await Harness().ask("referensi/diagnosa/%20").message == "Parameter pencarian minimal 1 karakter")
  }

  @Test(
    "a path of the other dialect is no path here",
    arguments: [
      "referensi/diagnosa/0/100", "referensi/kamar/0101R001/0/100", "referensi", "referensi/diagnosa", "lainnya",
    ])
  func otherPaths(path: String) async throws {
    let answer = try await Harness().ask(path)
    #expect(answer.status == 404)
    #expect(answer.message == "No HTTP resource was found that matches the request URI")
  }

  @Test("a known path with another method is refused")
  func otherMethod() async throws {
    #expect(try await Harness().ask("referensi/kelasrawat", method: "POST").status == 405)
  }

  @Test("literal parts of a path ignore case")
  func caseOfPath() async throws {
    #expect(try await Harness().ask("Referensi/KelasRawat").code == "200")
  }
}
