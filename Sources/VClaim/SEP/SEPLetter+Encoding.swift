extension SEPLetter {
  /// The letter as the body of a request, every leaf a text.
  ///
  /// - Parameters:
  ///   - dialect: The dialect, which decides between the nested and the flat form.
  ///   - user: Who writes the letter, where the letter itself does not say.
  /// - Returns: JSON.
  func body(for dialect: Dialect, user: String) -> JSONBody {
    switch dialect {
    case .official: ["request": ["t_sep": nested(user: self.user ?? user)]]
    case .paged: flat(user: self.user ?? user)
    }
  }

  private func nested(user: String) -> JSONBody {
    var members: [(name: String, value: JSONBody)] = []
    if let number { members.append(("noSep", .text(number))) }
    members += [
      ("noKartu", .text(card)),
      ("tglSep", .text(day.description)),
      ("ppkPelayanan", .text(facility)),
      ("jnsPelayanan", .code(service.rawValue)),
      ("klsRawat", roomClass.body),
      ("noMR", .text(medicalRecord)),
      ("rujukan", Referral.body(of: referral)),
      ("catatan", .text(note)),
      ("diagAwal", .text(diagnosis)),
      ("poli", ["tujuan": .text(polyclinic), "eksekutif": .flag(isExecutive)]),
      ("cob", ["cob": .flag(sharesCost)]),
      ("katarak", ["katarak": .flag(isCataract)]),
      ("jaminan", Accident.body(of: accident)),
      ("tujuanKunj", .code(purpose.rawValue)),
      ("flagProcedure", .text(procedureFlag)),
      ("kdPenunjang", .code(supportingService)),
      ("assesmentPel", .code(assessment)),
      ("skdp", ["noSurat": .text(controlLetter?.number ?? ""), "kodeDPJP": .text(controlLetter?.doctor ?? "")]),
      ("dpjpLayan", .text(doctor)),
      ("noTelp", .text(phone)),
      ("user", .text(user)),
    ]
    return .object(members)
  }

  /// The names and the order of the customer's document; what is optional there and does not apply is left out.
  private func flat(user: String) -> JSONBody {
    var members: [(name: String, value: JSONBody)] = []
    func add(_ name: String, _ text: String) {
      if !text.isEmpty { members.append((name, .text(text))) }
    }
    add("noSep", number ?? "")
    members += [
      ("noKartu", .text(card)),
      ("tglSEP", .text(day.description)),
      ("ppkPelayanan", .text(facility)),
      ("jnsPelayanan", service == .inpatient ? "RI" : "RJ"),
      ("klsRawat", .code(roomClass.entitled.rawValue)),
      ("noMR", .text(medicalRecord)),
      ("diagAwal", .text(diagnosis)),
      ("poliTujuan", .text(polyclinic)),
      ("user", .text(user)),
    ]
    add("rujukan", referral?.number ?? "")
    add("catatan", note)
    add("eksekutif", isExecutive ? "1" : "")
    add("cob", sharesCost ? "1" : "")
    add("katarak", isCataract ? "1" : "")
    add("tujuanKun", purpose == .ordinary ? "" : String(purpose.rawValue))
    add("dpjp", doctor)
    add("noTelp", phone)
    return .object(members)
  }

  /// The fields that apply but have no place in the flat form, by their names in the nested one.
  var fieldsWithoutPlaceInFlatForm: [String] {
    let fields: [(String, Bool)] = [
      ("klsRawat.klsRawatNaik", roomClass.upgraded != nil),
      ("klsRawat.pembiayaan", !roomClass.financing.isEmpty),
      ("klsRawat.penanggungJawab", !roomClass.payer.isEmpty),
      ("rujukan.asalRujukan", referral?.origin != nil),
      ("rujukan.tglRujukan", referral?.day != nil),
      ("rujukan.ppkRujukan", referral?.facility.isEmpty == false),
      ("jaminan", accident != nil),
      ("flagProcedure", !procedureFlag.isEmpty),
      ("kdPenunjang", supportingService != nil),
      ("assesmentPel", assessment != nil),
      ("skdp", controlLetter != nil),
    ]
    return fields.filter(\.1).map(\.0)
  }
}

extension JSONBody {
  fileprivate static func flag(_ flag: Bool) -> JSONBody { flag ? "1" : "0" }

  /// A number as a text, an empty one for none.
  fileprivate static func code(_ code: Int?) -> JSONBody { .text(code.map { String($0) } ?? "") }
}

extension SEPLetter.RoomClass {
  fileprivate var body: JSONBody {
    [
      "klsRawatHak": .code(entitled.rawValue), "klsRawatNaik": .code(upgraded?.rawValue),
      "pembiayaan": .text(financing), "penanggungJawab": .text(payer),
    ]
  }
}

extension SEPLetter.Referral {
  fileprivate static func body(of referral: Self?) -> JSONBody {
    [
      "asalRujukan": .code(referral?.origin?.rawValue), "tglRujukan": .text(referral?.day?.description ?? ""),
      "noRujukan": .text(referral?.number ?? ""), "ppkRujukan": .text(referral?.facility ?? ""),
    ]
  }
}

extension SEPLetter.Accident {
  fileprivate static func body(of accident: Self?) -> JSONBody {
    let place = accident?.place
    let location: JSONBody = [
      "kdPropinsi": .text(place?.province ?? ""), "kdKabupaten": .text(place?.regency ?? ""),
      "kdKecamatan": .text(place?.district ?? ""),
    ]
    let supplement: JSONBody = [
      "suplesi": .flag(accident?.isSupplement ?? false),
      "noSepSuplesi": .text(accident?.supplementedLetter ?? ""), "lokasiLaka": location,
    ]
    let guarantee: JSONBody = [
      "tglKejadian": .text(accident?.day?.description ?? ""), "keterangan": .text(accident?.remark ?? ""),
      "suplesi": supplement,
    ]
    return [
      "lakaLantas": .code(accident?.kind.rawValue ?? 0), "noLP": .text(accident?.policeReport ?? ""),
      "penjamin": guarantee,
    ]
  }
}
