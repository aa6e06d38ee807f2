import VClaim

/// Letters that the tests share, all invented.
enum SEPFixtures {
  /// The customer's document's example, with invented numbers.
  static let flat = """
    {"noKartu":"0009999000001","tglSEP":"2023-11-14","ppkPelayanan":"0123456","jnsPelayanan":"RJ","klsRawat":"3",\
    "noMR":"MR-2026-00001","diagAwal":"A00","poliTujuan":"INT","user":"admin"}
    """

  /// A letter with every field of the nested form.
  static let nested = """
    {"request":{"t_sep":{"noKartu":"0009999000001","tglSep":"2023-11-14","ppkPelayanan":"0123R001","jnsPelayanan":"1",\
    "klsRawat":{"klsRawatHak":"2","klsRawatNaik":"3","pembiayaan":"1","penanggungJawab":"Pribadi"},"noMR":"MR-1",\
    "rujukan":{"asalRujukan":"2","tglRujukan":"2023-11-10","noRujukan":"R-1","ppkRujukan":"0123R002"},\
    "catatan":"catatan \\"contoh\\"","diagAwal":"E10","poli":{"tujuan":"INT","eksekutif":"1"},"cob":{"cob":"1"},\
    "katarak":{"katarak":"1"},"jaminan":{"lakaLantas":"1","noLP":"LP-1","penjamin":{"tglKejadian":"2023-11-09",\
    "keterangan":"kll","suplesi":{"suplesi":"1","noSepSuplesi":"S-1","lokasiLaka":{"kdPropinsi":"03",\
    "kdKabupaten":"0050","kdKecamatan":"0574"}}}},"tujuanKunj":"2","flagProcedure":"1","kdPenunjang":"12",\
    "assesmentPel":"5","skdp":{"noSurat":"K-1","kodeDPJP":"31661"},"dpjpLayan":"31662","noTelp":"0800000000001",\
    "user":"admin"}}}
    """

  /// A letter of which only what is required is said, in the nested form of the wire.
  static let least = """
    {"request":{"t_sep":{"noKartu":"0009999000001","tglSep":"2023-11-14","ppkPelayanan":"0123456","jnsPelayanan":"2",\
    "klsRawat":{"klsRawatHak":"3","klsRawatNaik":"","pembiayaan":"","penanggungJawab":""},"noMR":"MR-2026-00001",\
    "rujukan":{"asalRujukan":"","tglRujukan":"","noRujukan":"","ppkRujukan":""},"catatan":"","diagAwal":"A00",\
    "poli":{"tujuan":"INT","eksekutif":"0"},"cob":{"cob":"0"},"katarak":{"katarak":"0"},"jaminan":{"lakaLantas":"0",\
    "noLP":"","penjamin":{"tglKejadian":"","keterangan":"","suplesi":{"suplesi":"0","noSepSuplesi":"",\
    "lokasiLaka":{"kdPropinsi":"","kdKabupaten":"","kdKecamatan":""}}}},"tujuanKunj":"0","flagProcedure":"",\
    "kdPenunjang":"","assesmentPel":"","skdp":{"noSurat":"","kodeDPJP":""},"dpjpLayan":"","noTelp":"",\
    "user":"admin"}}}
    """

  static let number = "0123R0011123V000001"

  /// What the service answers to a letter.
  static let issued = """
    {"sep":{"catatan":"contoh","diagnosa":"A00 - Cholera","jnsPelayanan":"R.Jalan","kelasRawat":"3",\
    "noSep":"0123R0011123V000001","noRujukan":"R-1","penjamin":"-","peserta":{"asuransi":"-","hakKelas":"Kelas 3",\
    "jnsPeserta":"PEGAWAI","kelamin":"Perempuan","nama":"SITI CONTOH","noKartu":"0009999000001","noMr":"MR-1",\
    "tglLahir":"1982-06-27"},"informasi":{"dinsos":null,"prolanisPRB":"DIABETES"},"poli":"Penyakit Dalam",\
    "poliEksekutif":"0","tglSep":"2023-11-14","dpjp":{"nmDPJP":"dr. Contoh"},"daftar":[1,true,"x"]}}
    """

  static func letter(_ json: String = flat) throws -> SEPLetter { try SEPLetter(json: Array(json.utf8)) }

  /// A letter that a user makes in Swift: the one of ``flat``.
  static func made() throws(VClaimError) -> SEPLetter {
    guard let day = CalendarDay("2023-11-14") else { throw VClaimError(.invalidArgument, "no day") }
    var letter = SEPLetter(
      card: "0009999000001", day: day, facility: "0123456", service: .outpatient, entitledClass: .third,
      medicalRecord: "MR-2026-00001", diagnosis: "A00", polyclinic: "INT")
    letter.user = "admin"
    return letter
  }
}

extension HTTPRequest {
  /// The body as text.
  var text: String? { body.map { String(decoding: $0, as: UTF8.self) } }
}
