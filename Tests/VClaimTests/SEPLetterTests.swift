import Testing
import VClaim

@Suite("Letters of eligibility")
struct SEPLetterTests {
  private func sent(_ letter: SEPLetter, _ dialect: Dialect) async throws -> String? {
    let transport = ScriptedTransport([plain(SEPFixtures.issued)])
    _ = try await Fixtures.client(dialect, transport).createSEP(letter)
    return transport.requests.first?.text
  }

  private func message(_ json: String) -> String? {
    do throws(VClaimError) {
      _ = try SEPLetter(json: Array(json.utf8))
      return nil
    } catch {
      return error.code == .invalidArgument ? error.message : "\(error)"
    }
  }

  @Test("the document's flat example is read, and sent as it stands there")
  func documentExample() async throws {
    let letter = try SEPFixtures.letter()
    #expect(try letter == SEPFixtures.made())
    #expect(try await sent(letter, .paged) == SEPFixtures.flat)
    #expect(try await sent(letter, .official) == SEPFixtures.least)
  }

  @Test("every field of the nested form is read, and sent as it came")
  func wholeNested() async throws {
    let letter = try SEPFixtures.letter(SEPFixtures.nested)
    #expect(try await sent(letter, .official) == SEPFixtures.nested)
    #expect(letter.service == .inpatient)
    #expect(
      letter.roomClass
        == .init(entitled: .second, upgraded: .first, financing: "1", payer: "Pribadi"))
    #expect(
      letter.referral
        == .init(number: "R-1", origin: .hospital, day: CalendarDay("2023-11-10"), facility: "0123R002"))
    #expect(letter.note == #"catatan "contoh""#)
    #expect(letter.isExecutive && letter.sharesCost && letter.isCataract)
    #expect(
      letter.accident
        == .init(
          kind: .traffic, policeReport: "LP-1", day: CalendarDay("2023-11-09"), remark: "kll", isSupplement: true,
          supplementedLetter: "S-1", place: .init(province: "03", regency: "0050", district: "0574")))
    #expect(letter.purpose == .consultation)
    #expect(letter.procedureFlag == "1")
    #expect(letter.supportingService == 12)
    #expect(letter.assessment == 5)
    #expect(letter.controlLetter == .init(number: "K-1", doctor: "31661"))
    #expect(letter.doctor == "31662")
    #expect(letter.phone == "0800000000001")
  }

  @Test("empty leaves are read as not applying, also without the outermost object")
  func leastNested() throws {
    #expect(try SEPFixtures.letter(SEPFixtures.least) == SEPFixtures.made())
    let inner = SEPFixtures.least.dropFirst(#"{"request":"#.count).dropLast()
    #expect(try SEPFixtures.letter(String(inner)) == SEPFixtures.made())
  }

  @Test("every optional field of the flat form goes both ways")
  func wholeFlat() async throws {
    let json =
      SEPFixtures.flat.dropLast() + """
        ,"rujukan":"R-1","catatan":"c","eksekutif":"1","cob":"1","katarak":"1","tujuanKun":"1","dpjp":"31662",\
        "noTelp":"0800000000001"}
        """
    let letter = try SEPFixtures.letter(String(json))
    #expect(letter.referral == .init(number: "R-1"))
    #expect(letter.purpose == .procedure)
    #expect(letter.doctor == "31662")
    #expect(try await sent(letter, .paged) == String(json))
  }

  @Test("RJ is outpatient and RI inpatient, who needs no polyclinic")
  func kinds() async throws {
    let json = SEPFixtures.flat.replacing("RJ", with: "RI").replacing(#""INT""#, with: #""""#)
    let letter = try SEPFixtures.letter(json)
    #expect(letter.service == .inpatient)
    #expect(try await sent(letter, .paged)?.contains(#""jnsPelayanan":"RI""#) == true)
    #expect(try await sent(letter, .official)?.contains(#""jnsPelayanan":"1""#) == true)
  }

  @Test("numbers may stand for texts")
  func numbers() throws {
    let json = SEPFixtures.flat.replacing(#""klsRawat":"3""#, with: #""klsRawat":3"#)
    #expect(try SEPFixtures.letter(json) == SEPFixtures.made())
  }

  @Test("all that is wrong with a file is said at once, by name and without a value")
  func faults() {
    let json = """
      {"noKartu":"000999900000","tglSEP":"2023-02-30","jnsPelayanan":"RX","klsRawat":"4","noMR":["x"],"diagAwal":"A00",\
      "poliTujuan":"INT","user":"admin","tglSep":"2023-11-14","catatann":"rahasia"}
      """
    #expect(
      message(json) == """
        the letter cannot be used: tglSEP must be a day of the calendar, written yyyy-mm-dd; \
        jnsPelayanan must be RJ (outpatient) or RI (inpatient); klsRawat must be one of 1, 2, 3; \
        noMR must be a text, not a list; catatann is unknown; tglSep is unknown; \
        noKartu: the card number must have 13 digits, not 12; ppkPelayanan is missing; noMR is missing
        """)
  }

  @Test("faults of a nested file are named by their way")
  func nestedFaults() {
    let json = SEPFixtures.nested
      .replacing(#""klsRawatNaik":"3""#, with: #""klsRawatNaik":"9""#)
      .replacing(#""lakaLantas":"1""#, with: #""lakaLantas":"4""#)
      .replacing(#""kdPenunjang":"12""#, with: #""kdPenunjang":"13""#)
      .replacing(#""assesmentPel":"5""#, with: #""assesmentPel":"viii""#)
      .replacing(#""kdKecamatan""#, with: #""kdKecamatn""#)
      .replacing(#""cob":{"cob":"1"}"#, with: #""cob":"1""#)
      .replacing(#""katarak":{"katarak":"1"}"#, with: #""katarak":{"katarak":"ya"}"#)
      .replacing(#""tglRujukan":"2023-11-10""#, with: #""tglRujukan":"kemarin""#)
    let message = message(json) ?? ""
    for fault in [
      "request.t_sep.klsRawat.klsRawatNaik must be one of 1, 2, 3, 4, 5, 6, 7, 8",
      "request.t_sep.jaminan.lakaLantas must be 0 to 3", "kdPenunjang must be 1 to 12",
      "request.t_sep.assesmentPel must be a number",
      "request.t_sep.jaminan.penjamin.suplesi.lokasiLaka.kdKecamatn is unknown",
      "request.t_sep.cob must be an object, not a string", "request.t_sep.katarak.katarak must be 0 or 1",
      "request.t_sep.rujukan.tglRujukan must be a day of the calendar, written yyyy-mm-dd",
    ] {
      #expect(message.contains(fault), "\(fault) in \(message)")
    }
  }

  @Test(
    "what is no letter at all is said plainly",
    arguments: [
      ("[]", "the letter is a list where an object was due"),
      ("", "the letter ends before its JSON does, after 0 bytes"),
      ("{\"request\":{}}", "the letter cannot be used: t_sep is missing"),
      ("{\"request\":7}", "the letter cannot be used: request must be an object, not a number; t_sep is missing"),
    ])
  func noLetter(json: String, expected: String) {
    #expect(message(json) == expected)
  }

  @Test("an accident that is described but not classified is a fault")
  func accident() {
    let json = SEPFixtures.nested.replacing(#""lakaLantas":"1""#, with: #""lakaLantas":"0""#)
    #expect(message(json)?.contains("lakaLantas must be 1 to 3 where the accident is described") == true)
  }

  @Test("a letter that cannot be right is refused before anything is sent", arguments: Dialect.allCases)
  func checks(dialect: Dialect) async throws {
    var letter = try SEPFixtures.made()
    letter.card = "123"
    letter.day = try #require(CalendarDay("2023-11-16"))
    letter.facility = " "
    letter.polyclinic = ""
    letter.supportingService = 0
    letter.assessment = 6
    letter.note = "baris\nbaris"
    letter.user = ""
    let transport = ScriptedTransport([plain(SEPFixtures.issued)])
    let wrong = letter
    let error = try await vclaimError { try await Fixtures.client(dialect, transport).createSEP(wrong) }
    let homeless =
      dialect == .paged ? "; the flat form of the paged dialect has no place for kdPenunjang, assesmentPel" : ""
    #expect(error?.code == .invalidArgument)
    #expect(
      error?.message == """
        the letter cannot be sent: noKartu: the card number must have 13 digits, not 3; ppkPelayanan is missing; \
        poli.tujuan (flat: poliTujuan) is missing; kdPenunjang must be 1 to 12; assesmentPel must be 1 to 5; \
        user is blank; catatan holds a control character; tglSep must not lie in the future\(homeless)
        """)
    #expect(transport.requests.isEmpty)
  }

  @Test("the flat form loses no field in silence")
  func flatHasNoPlace() async throws {
    let transport = ScriptedTransport([plain(SEPFixtures.issued)])
    let letter = try SEPFixtures.letter(SEPFixtures.nested)
    let error = try await vclaimError { try await Fixtures.client(.paged, transport).createSEP(letter) }
    #expect(
      error?.message == """
        the letter cannot be sent: the flat form of the paged dialect has no place for klsRawat.klsRawatNaik, \
        klsRawat.pembiayaan, klsRawat.penanggungJawab, rujukan.asalRujukan, rujukan.tglRujukan, rujukan.ppkRujukan, \
        jaminan, flagProcedure, kdPenunjang, assesmentPel, skdp
        """)
    #expect(transport.requests.isEmpty)
  }

  @Test("texts are escaped as JSON wants it, whatever they hold")
  func escaping() async throws {
    var letter = try SEPFixtures.made()
    letter.note = "\"kutip\" \\ / é 🩺 </script>"
    let body = try #require(try await sent(letter, .paged))
    #expect(body.contains(#""catatan":"\"kutip\" \\ / é 🩺 </script>""#))
    #expect(try SEPFixtures.letter(body) == letter)
  }
}
