import Testing
import VClaimWire

@testable import VClaimSimulator

@Suite("Members")
struct MemberTests {
  @Test("a member is found by card and by identity number, in both dialects", arguments: Dialect.allCases)
  func found(dialect: Dialect) async throws {
    let harness = try Harness(dialect)
    for path in ["Peserta/nokartu/0009999000001", "Peserta/nik/0000009999000001"] {
      let answer = try await harness.ask(path + "/tglSEP/2023-11-14")
      #expect(answer.code == "200")
      #expect(answer.text("peserta.nama") == "CONTOH AKTIF SATU")
      #expect(answer.text("peserta.noKartu") == "0009999000001")
      #expect(answer.text("peserta.nik") == "0000009999000001")
      #expect(answer.text("peserta.statusPeserta.kode") == "0")
      #expect(answer.text("peserta.umur.umurSaatPelayanan") == "44 tahun ,1 bulan ,4 hari")
      guard case .string = answer.envelope.response else {
        #expect(dialect == .paged)
        continue
      }
      #expect(dialect == .official)
    }
  }

  @Test("the answer has every field that is known of one, null where nothing is known")
  func allFields() async throws {
    let answer = try await Harness(.paged).ask("Peserta/nokartu/0009999000001/tglSEP/2023-11-15")
    #expect(
      answer.payload
        == (try JSONValue(
          parsing: Array(
            #"""
            {"peserta":{"cob":{"nmAsuransi":null,"noAsuransi":null,"tglTAT":null,"tglTMT":null},
            "hakKelas":{"keterangan":"KELAS III","kode":"3"},
            "informasi":{"dinsos":null,"noSKTM":null,"prolanisPRB":null},
            "jenisPeserta":{"keterangan":"PEKERJA MANDIRI","kode":"14"},"mr":{"noMR":null,"noTelepon":null},
            "nama":"CONTOH AKTIF SATU","nik":"0000009999000001","noKartu":"0009999000001","pisa":"1",
            "provUmum":{"kdProvider":"","nmProvider":""},"sex":"L","statusPeserta":{"keterangan":"AKTIF","kode":"0"},
            "tglCetakKartu":"2014-01-01","tglLahir":"1979-10-10","tglTAT":"2099-12-31","tglTMT":"2014-01-01",
            "umur":{"umurSaatPelayanan":"44 tahun ,1 bulan ,5 hari","umurSekarang":"44 tahun ,1 bulan ,5 hari"}}}
            """#.utf8))))
  }

  @Test("an inactive member is answered with the reason")
  func inactive() async throws {
    let answer = try await Harness().ask("Peserta/nokartu/0009999000004/tglSEP/2023-11-14")
    #expect(answer.code == "200")
    #expect(answer.text("peserta.statusPeserta.kode") == "4")
    #expect(answer.text("peserta.statusPeserta.keterangan") == "NON AKTIF KARENA PREMI")
  }

  @Test("an unknown number is no data", arguments: ["nokartu/0009999000009", "nik/0000009999000009"])
  func unknown(part: String) async throws {
    let answer = try await Harness().ask("Peserta/\(part)/tglSEP/2023-11-14")
    #expect(answer.status == 200)
    #expect(answer.message == "Peserta tidak ditemukan")
    #expect(answer.envelope.isNoData)
  }

  @Test(
    "a number or day that cannot be is a refusal, not an absence",
    arguments: [
      ("nokartu/000999900000/tglSEP/2023-11-14", "Nomor kartu harus 13 digit angka"),
      ("nokartu/000999900000x/tglSEP/2023-11-14", "Nomor kartu harus 13 digit angka"),
      ("nik/0009999000001/tglSEP/2023-11-14", "NIK harus 16 digit angka"),
      ("nik/0000009999000001/tglSEP/2023-02-29", "Format tanggal SEP tidak sesuai, contoh 2024-01-31"),
      ("nik/0000009999000001/tglSEP/14-11-2023", "Format tanggal SEP tidak sesuai, contoh 2024-01-31"),
      ("nik/0000009999000001/tglSEP/2023-11-16", "Tanggal SEP tidak boleh lebih dari hari ini"),
    ])
  func refused(part: String, message: String) async throws {
    let answer = try await Harness().ask("Peserta/" + part)
    #expect(answer.code == "201")
    #expect(answer.message == message)
    #expect(!answer.envelope.isNoData)
  }

  // The tests' moment is 22:13 UTC on the 14th: already the 15th in all of Indonesia.
  @Test("the day that has begun in eastern Indonesia is not in the future")
  func morning() async throws {
    #expect(try await Harness().ask("Peserta/nokartu/0009999000001/tglSEP/2023-11-15").code == "200")
  }

  @Test("the log names the end point and no number")
  func log() async throws {
    let harness = try Harness()
    _ = try await harness.ask("Peserta/nokartu/0009999000001/tglSEP/2023-11-14")
    #expect(harness.simulator.log.counts == ["Peserta/nokartu/{card}/tglSEP/{date}": 1])
  }
}

@Suite("Days of the service")
struct ServiceDayTests {
  @Test(
    "a day is exactly four, two and two digits, and possible", arguments: ["2024-02-29", "2000-02-29", "1999-12-31"])
  func possible(text: String) {
    #expect(ServiceDay(text) != nil)
  }

  @Test(
    "everything else is none",
    arguments: [
      "2023-02-29", "1900-02-29", "2023-04-31", "2023-00-10", "2023-13-01", "2023-01-00", "2023-1-01", "23-01-01",
      "2023-01-01 ", "+023-01-01", "2023/01/01", "",
    ])
  func impossible(text: String) {
    #expect(ServiceDay(text) == nil)
  }

  @Test(
    "a moment falls into a day of UTC+9",
    arguments: [
      (Int64(0), "1970-01-01"), (1_709_132_399, "2024-02-28"), (1_709_132_400, "2024-02-29"),
      (1_709_218_800, "2024-03-01"), (1_735_657_200, "2025-01-01"), (-1_000_000, "1970-01-01"),
    ])
  func moments(seconds: Int64, day: String) {
    #expect(ServiceDay(unixSeconds: seconds) == ServiceDay(day))
  }

  @Test(
    "an age counts whole years, months and days",
    arguments: [
      ("1979-10-10", "2023-11-14", "44 tahun ,1 bulan ,4 hari"),
      ("2000-12-31", "2001-03-01", "0 tahun ,2 bulan ,1 hari"),
      ("2000-05-20", "2001-05-19", "0 tahun ,11 bulan ,29 hari"),
      ("2024-01-02", "2024-01-01", "0 tahun ,0 bulan ,0 hari"),
    ])
  func ages(birth: String, later: String, age: String) throws {
    #expect(try #require(ServiceDay(birth)).age(on: try #require(ServiceDay(later))) == age)
  }
}
