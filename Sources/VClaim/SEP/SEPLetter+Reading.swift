extension SEPLetter {
  /// Reads a letter from JSON of either form.
  ///
  /// Nested is `{"request": {"t_sep": {...}}}`, or `{"t_sep": {...}}`; everything else counts as the flat form of the
  /// customer's document. Numbers may stand for texts; null, an empty text and a field that is left out are the same. A
  /// field that the form does not know is an error, so that no typing mistake loses one.
  ///
  /// - Parameter json: UTF-8.
  /// - Throws: ``VClaimError`` with `invalidArgument` and a message that names every field at fault, and no value.
  public init(json: [UInt8]) throws(VClaimError) {
    try self.init(json: json) { $0.faults }
  }

  /// Reads a letter, and checks what is wrong with it once all of it is known.
  ///
  /// - Parameters:
  ///   - json: UTF-8.
  ///   - check: Finds what is wrong with the letter besides what cannot be read.
  /// - Throws: ``VClaimError`` with `invalidArgument` and a message that names every field at fault, and no value.
  init(json: [UInt8], check: (SEPLetter) -> [String]) throws(VClaimError) {
    let document: JSONValue
    do throws(WireError) {
      document = try JSONValue(parsing: json, subject: "the letter")
    } catch {
      throw VClaimError(.invalidArgument, error.message, underlying: error)
    }
    guard case .object(let members) = document else {
      throw VClaimError(.invalidArgument, "the letter is \(document.kind) where an object was due")
    }
    var fields = SEPFields(members)
    let letter = Self.read(&fields)
    fields.finish()
    let faults = fields.faults + (letter.map(check) ?? ["t_sep is missing"])
    guard faults.isEmpty, let letter else {
      throw VClaimError(.invalidArgument, "the letter cannot be used: \(faults.joined(separator: "; "))")
    }
    self = letter
  }

  private static func read(_ fields: inout SEPFields) -> SEPLetter? {
    if fields.has("request") { return fields.group("request") { $0.group("t_sep", nested) } ?? nil }
    return fields.has("t_sep") ? fields.group("t_sep", nested) : flat(&fields)
  }

  private static func nested(_ fields: inout SEPFields) -> SEPLetter {
    let polyclinic = fields.group("poli") { (code: $0.text("tujuan"), isExecutive: $0.flag("eksekutif")) }
    let roomClass = fields.group("klsRawat", RoomClass.read)
    if roomClass == nil { fields.note("klsRawat is missing") }
    var letter = SEPLetter(
      card: fields.text("noKartu"), day: fields.requiredDay("tglSep"), facility: fields.text("ppkPelayanan"),
      service: fields.choice("jnsPelayanan", onFault: .outpatient), entitledClass: .third,
      medicalRecord: fields.text("noMR"), diagnosis: fields.text("diagAwal"), polyclinic: polyclinic?.code ?? "")
    if let roomClass { letter.roomClass = roomClass }
    letter.number = fields.textIfAny("noSep")
    letter.referral = fields.group("rujukan", Referral.read) ?? nil
    letter.note = fields.text("catatan")
    letter.isExecutive = polyclinic?.isExecutive ?? false
    letter.sharesCost = fields.group("cob") { $0.flag("cob") } ?? false
    letter.isCataract = fields.group("katarak") { $0.flag("katarak") } ?? false
    letter.accident = fields.group("jaminan", Accident.read) ?? nil
    letter.purpose = fields.choice("tujuanKunj") ?? .ordinary
    letter.procedureFlag = fields.text("flagProcedure")
    letter.supportingService = fields.number("kdPenunjang")
    letter.assessment = fields.number("assesmentPel")
    letter.controlLetter = fields.group("skdp", ControlLetter.read) ?? nil
    letter.doctor = fields.text("dpjpLayan")
    letter.phone = fields.text("noTelp")
    letter.user = fields.textIfAny("user")
    return letter
  }

  private static func flat(_ fields: inout SEPFields) -> SEPLetter {
    var letter = SEPLetter(
      card: fields.text("noKartu"), day: fields.requiredDay("tglSEP"), facility: fields.text("ppkPelayanan"),
      service: fields.flatService("jnsPelayanan"), entitledClass: fields.choice("klsRawat", onFault: .third),
      medicalRecord: fields.text("noMR"), diagnosis: fields.text("diagAwal"), polyclinic: fields.text("poliTujuan"))
    letter.number = fields.textIfAny("noSep")
    letter.user = fields.textIfAny("user")
    letter.referral = fields.textIfAny("rujukan").map { Referral(number: $0) }
    letter.note = fields.text("catatan")
    letter.isExecutive = fields.flag("eksekutif")
    letter.sharesCost = fields.flag("cob")
    letter.isCataract = fields.flag("katarak")
    letter.purpose = fields.choice("tujuanKun") ?? .ordinary
    letter.doctor = fields.text("dpjp")
    letter.phone = fields.text("noTelp")
    return letter
  }
}

extension SEPLetter.RoomClass {
  fileprivate static func read(_ fields: inout SEPFields) -> Self {
    Self(
      entitled: fields.choice("klsRawatHak", onFault: .third), upgraded: fields.choice("klsRawatNaik"),
      financing: fields.text("pembiayaan"), payer: fields.text("penanggungJawab"))
  }
}

extension SEPLetter.Referral {
  fileprivate static func read(_ fields: inout SEPFields) -> Self? {
    let referral = Self(
      number: fields.text("noRujukan"), origin: fields.choice("asalRujukan"), day: fields.day("tglRujukan"),
      facility: fields.text("ppkRujukan"))
    return referral == Self(number: "") ? nil : referral
  }
}

extension SEPLetter.ControlLetter {
  fileprivate static func read(_ fields: inout SEPFields) -> Self? {
    let letter = Self(number: fields.text("noSurat"), doctor: fields.text("kodeDPJP"))
    return letter == Self(number: "", doctor: "") ? nil : letter
  }
}
