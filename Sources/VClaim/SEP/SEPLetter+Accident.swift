extension SEPLetter.Accident {
  /// Reads the members of `jaminan`.
  ///
  /// - Parameter fields: The members.
  /// - Returns: The accident, or nil where `lakaLantas` says that there was none.
  static func read(_ fields: inout SEPFields) -> Self? {
    let code = fields.text("lakaLantas")
    let kind = SEPLetter.AccidentKind.allCases.first { String($0.rawValue) == code }
    let policeReport = fields.text("noLP")
    let guarantee = fields.group("penjamin", Guarantee.read) ?? Guarantee()
    guard let kind else {
      if !["", "0"].contains(code) {
        fields.note("lakaLantas must be 0 to 3")
      } else if !policeReport.isEmpty || guarantee != Guarantee() {
        fields.note("lakaLantas must be 1 to 3 where the accident is described")
      }
      return nil
    }
    return Self(
      kind: kind, policeReport: policeReport, day: guarantee.day, remark: guarantee.remark,
      isSupplement: guarantee.isSupplement, supplementedLetter: guarantee.letter, place: guarantee.place)
  }
}

/// The members of `penjamin`.
private struct Guarantee: Equatable {
  var day: CalendarDay?
  var remark = ""
  var isSupplement = false
  var letter = ""
  var place: SEPLetter.Place?

  static func read(_ fields: inout SEPFields) -> Self {
    var guarantee = Self()
    guarantee.day = fields.day("tglKejadian")
    guarantee.remark = fields.text("keterangan")
    fields.group("suplesi") { supplement in
      guarantee.isSupplement = supplement.flag("suplesi")
      guarantee.letter = supplement.text("noSepSuplesi")
      guarantee.place = supplement.group("lokasiLaka", place) ?? nil
    }
    return guarantee
  }

  private static func place(_ fields: inout SEPFields) -> SEPLetter.Place? {
    let place = SEPLetter.Place(
      province: fields.text("kdPropinsi"), regency: fields.text("kdKabupaten"), district: fields.text("kdKecamatan"))
    return place == SEPLetter.Place(province: "", regency: "", district: "") ? nil : place
  }
}
