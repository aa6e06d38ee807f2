import Testing
import VClaimWire

@testable import VClaimSimulator

@Suite("Letters in the official dialect")
struct OfficialLetterTests {
  @Test("a letter that was created can be read, changed and deleted; a second deletion is refused")
  func life() async throws {
    let harness = try Harness()
    let created = try await harness.insert()
    #expect(created.code == "200")
    let number = "0101R0011123V000001"
    #expect(created.text("sep.noSep") == number)
    #expect(created.text("sep.peserta.nama") == "CONTOH AKTIF SATU")
    #expect(created.text("sep.peserta.noMr") == "MR-1")
    #expect(created.text("sep.diagnosa") == "Cholera")
    #expect(created.text("sep.poli") == "Penyakit Dalam")
    #expect(created.text("sep.jnsPelayanan") == "R.Jalan")

    let read = try await harness.ask("SEP/" + number)
    #expect(read.payload == created.payload.member("sep"))
    guard case .string = read.envelope.response else {
      Issue.record("the letter came plain")
      return
    }

    let updated = try await harness.ask(
      "SEP/2.0/update", method: "PUT",
      body: #"{"request":{"t_sep":{"noSep":"\#(number)","noMR":"MR-2","diagAwal":"A01","catatan":"x","user":"u"}}}"#)
    #expect(updated.code == "200")
    #expect(updated.text("sep.diagnosa") == "Typhoid fever")
    let changed = try await harness.ask("SEP/" + number)
    #expect(changed.text("diagnosa") == "Typhoid fever")
    #expect(changed.text("peserta.noMr") == "MR-2")
    #expect(changed.text("catatan") == "x")
    #expect(changed.text("poli") == "Penyakit Dalam")

    let deleted = try await harness.delete(number)
    #expect(deleted.envelope.response == .string(number))
    #expect(try await harness.ask("SEP/" + number).envelope.isNoData)
    let again = try await harness.delete(number)
    #expect(again.code == "201")
    #expect(again.message == "Nomor SEP sudah dihapus")
    #expect(!again.envelope.isNoData)
  }

  @Test("numbers count up for each facility and month, and are never used again")
  func numbers() async throws {
    let harness = try Harness()
    func number(_ changes: [String: String]) async throws -> String? {
      try await harness.insert(changes).text("sep.noSep")
    }
    #expect(try await number([:]) == "0101R0011123V000001")
    #expect(try await number(["noKartu": "0009999000002"]) == "0101R0011123V000002")
    #expect(try await number(["tglSep": "2023-10-31"]) == "0101R0011023V000001")
    #expect(try await number(["ppkPelayanan": "0102R001", "tglSep": "2023-11-01"]) == "0102R0011123V000001")
    _ = try await harness.delete("0101R0011123V000002")
    #expect(try await number(["noKartu": "0009999000002"]) == "0101R0011123V000003")
  }

  @Test("a second letter for the same member, day and polyclinic is refused, another polyclinic or day is not")
  func sameTreatment() async throws {
    let harness = try Harness()
    #expect(try await harness.insert().code == "200")
    let second = try await harness.insert()
    #expect(second.code == "201")
    #expect(second.message == "Peserta telah mendapatkan SEP di poli yang sama pada tanggal yang sama")
    #expect(try await harness.insert(["tujuan": "MAT"]).code == "200")
    #expect(try await harness.insert(["tglSep": "2023-11-13"]).code == "200")
    // A change must not end where a creation would have been refused.
    let moved = try await harness.ask(
      "SEP/2.0/update", method: "PUT",
      body: #"{"request":{"t_sep":{"noSep":"0101R0011123V000002","poli":{"tujuan":"INT"},"user":"u"}}}"#)
    #expect(moved.message == second.message)
    #expect(try await harness.ask("SEP/0101R0011123V000002").text("poli") == "Mata")
  }

  @Test("an inpatient needs no polyclinic")
  func inpatient() async throws {
    let created = try await Harness().insert(["jnsPelayanan": "1", "tujuan": ""])
    #expect(created.text("sep.jnsPelayanan") == "R.Inap")
    #expect(created.text("sep.poli") == "-")
  }

  @Test("a second inpatient letter of one day is refused, whatever polyclinic it names")
  func sameInpatientTreatment() async throws {
    let harness = try Harness()
    #expect(try await harness.insert(["jnsPelayanan": "1", "tujuan": ""]).code == "200")
    #expect(try await harness.insert(["jnsPelayanan": "1", "tujuan": "INT"]).code == "201")
    #expect(try await harness.insert(["jnsPelayanan": "2", "tujuan": "INT"]).code == "200")
  }

  @Test("of two partial changes at the same time, neither is lost")
  func concurrentChanges() async throws {
    let harness = try Harness()
    let number = try #require(try await harness.insert().text("sep.noSep"))
    for round in 1...100 {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for field in ["catatan", "noMR", "noTelp", "dpjpLayan"] {
          group.addTask {
            let answer = try await harness.ask(
              "SEP/2.0/update", method: "PUT",
              body: #"{"request":{"t_sep":{"noSep":"\#(number)","\#(field)":"\#(round)","user":"u"}}}"#)
            #expect(answer.code == "200")
          }
        }
        try await group.waitForAll()
      }
      let letter = try #require(harness.simulator.letters.first)
      for field in ["catatan", "noMR", "noTelp", "dpjpLayan"] { #expect(letter[field] == String(round)) }
    }
  }

  @Test(
    "a test sees the letters that were issued, under the official names of their fields",
    arguments: Dialect.allCases)
  func letters(dialect: Dialect) async throws {
    let harness = try Harness(dialect)
    let flat =
      #"{"noKartu":"0009999000001","tglSEP":"2023-11-14","ppkPelayanan":"0101R001","jnsPelayanan":"RJ","klsRawat":"3","#
      + #""noMR":"MR-1","diagAwal":"A00","poliTujuan":"INT","user":"SIMRS"}"#
    #expect(harness.simulator.letters.isEmpty)
    switch dialect {
    case .official: _ = try await harness.insert()
    case .paged: _ = try await harness.ask("SEP/create", method: "POST", body: flat)
    }
    let letter = try #require(harness.simulator.letters.first)
    #expect(harness.simulator.letters.count == 1)
    #expect(letter.number == "0101R0011123V000001")
    #expect(letter.member.name == "CONTOH AKTIF SATU")
    #expect(letter["poli.tujuan"] == "INT")
    #expect(letter["jnsPelayanan"] == "2")
    #expect(letter["tidak.ada"].isEmpty)
    if dialect == .official { _ = try await harness.delete(letter.number) }
    #expect(harness.simulator.letters.count == (dialect == .official ? 0 : 1))
  }

  @Test(
    "what the service would not accept is refused with the reason, issues nothing, and never reads as absence",
    arguments: [
      (["noKartu": ""], "noKartu wajib diisi"), (["noMR": ""], "noMR wajib diisi"), (["user": ""], "user wajib diisi"),
      (["klsRawatHak": ""], "klsRawat.klsRawatHak wajib diisi"), (["tujuan": ""], "poli.tujuan wajib diisi"),
      (["noKartu": "123"], "Nomor kartu harus 13 digit angka"),
      (["noKartu": "0009999000009"], "Nomor kartu tidak terdaftar"),
      (["noKartu": "0009999000004"], "Status peserta tidak aktif: NON AKTIF KARENA PREMI"),
      (["tglSep": "14-11-2023"], "Format tanggal SEP tidak sesuai, contoh 2024-01-31"),
      (["tglSep": "2023-11-16"], "Tanggal SEP tidak boleh lebih dari hari ini"),
      (["ppkPelayanan": "0101R00/"], "Kode PPK pelayanan tidak sesuai"),
      (["ppkPelayanan": "0101R0010"], "Kode PPK pelayanan tidak sesuai"),
      (["jnsPelayanan": "RJ"], "Jenis pelayanan tidak sesuai"),
      (["klsRawatHak": "4"], "Kelas rawat hak harus 1, 2 atau 3"),
      (["diagAwal": "X99"], "Kode diagnosa tidak dikenal"), (["tujuan": "XXX"], "Kode poli tujuan tidak dikenal"),
    ])
  func refused(changes: [String: String], message: String) async throws {
    let harness = try Harness()
    let answer = try await harness.insert(changes)
    #expect(answer.status == 200)
    #expect(answer.code == "201")
    #expect(answer.message == message)
    #expect(!answer.envelope.isNoData)
    #expect(try await harness.insert().text("sep.noSep") == "0101R0011123V000001")
  }

  @Test(
    "a body of another form is refused",
    arguments: [
      "", "x", "[]", "null", #"{"request":null}"#, #"{"request":{"t_sep":[]}}"#, #"{"noKartu":"0009999000001"}"#,
      #"{"request":{"t_sep":{"noKartu":["0009999000001"]}}}"#, #"{"request":{"t_sep":{"noKartu":true}}}"#,
    ])
  func otherForm(body: String) async throws {
    let answer = try await Harness().ask("SEP/2.0/insert", method: "POST", body: body)
    #expect(answer.code == "201")
    #expect(answer.message == "Format JSON tidak sesuai")
  }

  @Test(
    "what identifies a letter cannot be changed",
    arguments: [
      ("noKartu", "0009999000002"), ("tglSep", "2023-11-13"), ("ppkPelayanan", "0102R001"), ("jnsPelayanan", "1"),
    ])
  func fixedFields(field: String, value: String) async throws {
    let harness = try Harness()
    _ = try await harness.insert()
    let answer = try await harness.ask(
      "SEP/2.0/update", method: "PUT",
      body: #"{"request":{"t_sep":{"noSep":"0101R0011123V000001","\#(field)":"\#(value)","user":"u"}}}"#)
    #expect(answer.message == "\(field) SEP tidak dapat diubah")
  }

  @Test("an unknown number is told apart from a deleted one")
  func unknownNumber() async throws {
    let harness = try Harness()
    #expect(try await harness.ask("SEP/0101R0011123V000009").envelope.isNoData)
    #expect(try await harness.delete("0101R0011123V000009").message == "Nomor SEP tidak ditemukan")
    let update = #"{"request":{"t_sep":{"noSep":"0101R0011123V000009","user":"u"}}}"#
    #expect(
      try await harness.ask("SEP/2.0/update", method: "PUT", body: update).message == "Nomor SEP tidak ditemukan")
  }

  @Test("number and user must be there for a change and a deletion")
  func missingNumberOrUser() async throws {
    let harness = try Harness()
    for (method, path) in [("PUT", "SEP/2.0/update"), ("DELETE", "SEP/2.0/delete")] {
      let numberless = try await harness.ask(path, method: method, body: #"{"request":{"t_sep":{"user":"u"}}}"#)
      #expect(numberless.message == "noSep wajib diisi")
      let userless = try await harness.ask(path, method: method, body: #"{"request":{"t_sep":{"noSep":"1"}}}"#)
      #expect(userless.message == "user wajib diisi")
    }
  }

  @Test("letters stay when the rows are exchanged")
  func exchangedRows() async throws {
    let harness = try Harness()
    _ = try await harness.insert()
    harness.simulator.replace(data: SimulatorData())
    #expect(try await harness.ask("SEP/0101R0011123V000001").text("peserta.nama") == "CONTOH AKTIF SATU")
  }

  @Test(
    "JSON may be declared as a form or as what it is, and as nothing else",
    arguments: [
      ("Application/x-www-form-urlencoded", 200), ("application/json; charset=utf-8", 200), ("text/xml", 415),
    ])
  func contentTypes(type: String, status: Int) async throws {
    let answer = try await Harness().ask("SEP/2.0/insert", method: "POST", body: Harness.letter([:])) {
      $0["Content-Type"] = type
    }
    #expect(answer.status == status)
    #expect((answer.code == "200") == (status == 200))
  }

  @Test(
    "each end point has its own method",
    arguments: [
      ("GET", "SEP/2.0/insert"), ("PUT", "SEP/2.0/insert"), ("POST", "SEP/2.0/update"), ("POST", "SEP/2.0/delete"),
      ("DELETE", "SEP/1"), ("POST", "Peserta/nik/0000009999000001/tglSEP/2023-11-14"),
    ])
  func methods(method: String, path: String) async throws {
    #expect(try await Harness().ask(path, method: method).status == 405)
  }

  @Test("a body beyond a megabyte is refused, one of a megabyte is read")
  func largeBody() async throws {
    let harness = try Harness()
    let letter = Harness.letter([:])
    let full = letter + String(repeating: " ", count: 1_048_576 - letter.utf8.count)
    #expect(try await harness.ask("SEP/2.0/insert", method: "POST", body: full + " ").status == 413)
    #expect(try await harness.ask("SEP/2.0/insert", method: "POST", body: full).code == "200")
  }

  @Test("the log names the end points and no number")
  func log() async throws {
    let harness = try Harness()
    _ = try await harness.insert()
    _ = try await harness.ask("SEP/0101R0011123V000001")
    _ = try await harness.delete("0101R0011123V000001")
    #expect(harness.simulator.log.counts == ["SEP/2.0/insert": 1, "SEP/{number}": 1, "SEP/2.0/delete": 1])
    #expect(harness.simulator.log.entries.map(\.method) == ["POST", "GET", "DELETE"])
  }

  @Test("of many creations at once for one treatment one is accepted")
  func concurrent() async throws {
    let harness = try Harness()
    let accepted = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<20 { group.addTask { try await harness.insert().code == "200" } }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(accepted == 1)
  }
}

@Suite("Letters in the paged dialect")
struct PagedLetterTests {
  private static let letter = """
    {"noKartu":"0009999000001","tglSEP":"2023-11-14","ppkPelayanan":"0101R001","jnsPelayanan":"RJ","klsRawat":"3",
    "noMR":"MR-1","diagAwal":"A00","poliTujuan":"INT","user":"admin"}
    """

  @Test("flat bodies create, change and delete, and every answer is plain")
  func life() async throws {
    let harness = try Harness(.paged)
    let created = try await harness.ask("SEP/create", method: "POST", body: Self.letter)
    let number = "0101R0011123V000001"
    #expect(created.envelope.response.member("sep")?.member("noSep") == .string(number))
    #expect(created.text("sep.kelasRawat") == "3")
    #expect(created.text("sep.jnsPelayanan") == "R.Jalan")
    #expect(created.text("sep.poli") == "Penyakit Dalam")
    let updated = try await harness.ask(
      "SEP/2.0/update", method: "PUT",
      body: #"{"noSEP":"\#(number)","poliTujuan":"MAT","eksekutif":"1","rujukan":"R-1","user":"admin"}"#)
    #expect(updated.text("sep.poli") == "Mata")
    let read = try await harness.ask("SEP/" + number)
    #expect(read.text("poliEksekutif") == "1")
    #expect(read.text("noRujukan") == "R-1")
    let deleted = try await harness.ask("SEP/" + number, method: "DELETE", body: #"{"user":"admin"}"#)
    #expect(deleted.envelope.response == .string(number))
    let again = try await harness.ask("SEP/" + number, method: "DELETE", body: #"{"user":"admin"}"#)
    #expect(again.message == "Nomor SEP sudah dihapus")
  }

  @Test("RI is an inpatient")
  func inpatient() async throws {
    let body = Self.letter.replacing(#""RJ""#, with: #""RI""#)
    #expect(
      try await Harness(.paged).ask("SEP/create", method: "POST", body: body).text("sep.jnsPelayanan") == "R.Inap")
  }

  @Test("a nested body, a deletion without user, and a form are refused")
  func refused() async throws {
    let harness = try Harness(.paged)
    let nested = try await harness.ask("SEP/create", method: "POST", body: Harness.letter([:]))
    #expect(nested.message == "Format JSON tidak sesuai")
    let userless = try await harness.ask("SEP/0101R0011123V000001", method: "DELETE", body: "{}")
    #expect(userless.message == "user wajib diisi")
    let form = try await harness.ask("SEP/create", method: "POST", body: Self.letter) {
      $0["Content-Type"] = "application/x-www-form-urlencoded"
    }
    #expect(form.status == 415)
  }
}

extension Harness {
  /// A letter as the official dialect sends it, with other texts for some of its fields.
  static func letter(_ changes: [String: String]) -> String {
    func text(_ field: String, _ usual: String) -> String { changes[field] ?? usual }
    return """
      {"request":{"t_sep":{"noKartu":"\(text("noKartu", "0009999000001"))","tglSep":"\(text("tglSep", "2023-11-14"))",
      "ppkPelayanan":"\(text("ppkPelayanan", "0101R001"))","jnsPelayanan":"\(text("jnsPelayanan", "2"))",
      "klsRawat":{"klsRawatHak":"\(text("klsRawatHak", "3"))","klsRawatNaik":"","pembiayaan":"","penanggungJawab":""},
      "noMR":"\(text("noMR", "MR-1"))","rujukan":{"asalRujukan":"1","tglRujukan":"2023-11-10","noRujukan":"R-9",
      "ppkRujukan":"01010001"},"catatan":"","diagAwal":"\(text("diagAwal", "A00"))",
      "poli":{"tujuan":"\(text("tujuan", "INT"))","eksekutif":"0"},"cob":{"cob":"0"},"katarak":{"katarak":"0"},
      "jaminan":{"lakaLantas":"0","noLP":"","penjamin":{"tglKejadian":"","keterangan":"","suplesi":{"suplesi":"0",
      "noSepSuplesi":"","lokasiLaka":{"kdPropinsi":"","kdKabupaten":"","kdKecamatan":""}}}},"tujuanKunj":"0",
      "flagProcedure":"","kdPenunjang":"","assesmentPel":"","skdp":{"noSurat":"","kodeDPJP":""},"dpjpLayan":"501",
      "noTelp":"000000000","user":"\(text("user", "SIMRS"))"}}}
      """
  }

  func insert(_ changes: [String: String] = [:]) async throws -> Answer {
    try await ask("SEP/2.0/insert", method: "POST", body: Self.letter(changes))
  }

  func delete(_ number: String) async throws -> Answer {
    try await ask(
      "SEP/2.0/delete", method: "DELETE", body: #"{"request":{"t_sep":{"noSep":"\#(number)","user":"SIMRS"}}}"#)
  }
}
