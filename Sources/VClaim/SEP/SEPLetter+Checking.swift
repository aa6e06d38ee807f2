extension SEPLetter {
  /// What is wrong with the letter whenever it is sent: sentences that name fields and quote no value.
  var faults: [String] {
    var faults: [String] = []
    if let fault = MemberNumber.card.fault(of: card) { faults.append("noKartu: \(fault)") }
    let required = [
      ("ppkPelayanan", facility), ("noMR", medicalRecord), ("diagAwal", diagnosis),
      // An inpatient is admitted to a ward and not to a polyclinic.
      ("poli.tujuan (flat: poliTujuan)", service == .outpatient ? polyclinic : "-"),
    ]
    for (name, text) in required where text.trimmed.isEmpty { faults.append("\(name) is missing") }
    if let supportingService, !(1...12).contains(supportingService) { faults.append("kdPenunjang must be 1 to 12") }
    if let assessment, !(1...5).contains(assessment) { faults.append("assesmentPel must be 1 to 5") }
    if let user, user.trimmed.isEmpty { faults.append("user is blank") }
    for (name, text) in texts where text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      faults.append("\(name) holds a control character")
    }
    return faults
  }

  /// All fields that are free texts, by name.
  private var texts: [(String, String)] {
    [
      ("noSep", number ?? ""), ("ppkPelayanan", facility), ("klsRawat.pembiayaan", roomClass.financing),
      ("klsRawat.penanggungJawab", roomClass.payer), ("noMR", medicalRecord),
      ("rujukan.noRujukan", referral?.number ?? ""), ("rujukan.ppkRujukan", referral?.facility ?? ""),
      ("catatan", note), ("diagAwal", diagnosis), ("poli.tujuan", polyclinic),
      ("jaminan.noLP", accident?.policeReport ?? ""), ("jaminan.penjamin.keterangan", accident?.remark ?? ""),
      ("jaminan.penjamin.suplesi.noSepSuplesi", accident?.supplementedLetter ?? ""),
      ("kdPropinsi", accident?.place?.province ?? ""), ("kdKabupaten", accident?.place?.regency ?? ""),
      ("kdKecamatan", accident?.place?.district ?? ""), ("flagProcedure", procedureFlag),
      ("skdp.noSurat", controlLetter?.number ?? ""), ("skdp.kodeDPJP", controlLetter?.doctor ?? ""),
      ("dpjpLayan", doctor), ("noTelp", phone), ("user", user ?? ""),
    ]
  }

  /// What is wrong with sending the letter now in a dialect.
  ///
  /// - Parameters:
  ///   - now: The present moment in unix seconds.
  ///   - dialect: The dialect.
  /// - Returns: Sentences that name fields and quote no value; none when the letter can be sent.
  func faults(at now: Int64, in dialect: Dialect) -> [String] {
    var faults = faults
    if day.isFuture(at: now) { faults.append("tglSep must not lie in the future") }
    let homeless = dialect == .paged ? fieldsWithoutPlaceInFlatForm : []
    if !homeless.isEmpty {
      faults.append("the flat form of the paged dialect has no place for \(homeless.joined(separator: ", "))")
    }
    return faults
  }
}
