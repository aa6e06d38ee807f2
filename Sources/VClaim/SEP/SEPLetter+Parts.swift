extension SEPLetter {
  /// The class of rooms (`klsRawat`); the flat form holds the entitled class alone.
  public struct RoomClass: Sendable, Hashable, PersonalData {
    /// The class that the member is entitled to (`klsRawatHak`).
    public var entitled: EntitledClass
    /// The class that the member moves up to (`klsRawatNaik`); nil for none.
    public var upgraded: UpgradedClass?
    /// The code of who pays the difference (`pembiayaan`).
    public var financing: String
    /// Who that is (`penanggungJawab`).
    public var payer: String

    /// Makes a class of rooms.
    ///
    /// - Parameters:
    ///   - entitled: The class that the member is entitled to.
    ///   - upgraded: The class that the member moves up to, or nil.
    ///   - financing: The code of who pays the difference.
    ///   - payer: Who that is.
    public init(entitled: EntitledClass, upgraded: UpgradedClass? = nil, financing: String = "", payer: String = "") {
      self.entitled = entitled
      self.upgraded = upgraded
      self.financing = financing
      self.payer = payer
    }
  }

  /// A referral (`rujukan`); the flat form holds its number alone.
  public struct Referral: Sendable, Hashable, PersonalData {
    /// The number (`noRujukan`).
    public var number: String
    /// Where it comes from (`asalRujukan`).
    public var origin: ReferralOrigin?
    /// Its day (`tglRujukan`).
    public var day: CalendarDay?
    /// The code of the facility that refers (`ppkRujukan`).
    public var facility: String

    /// Makes a referral.
    ///
    /// - Parameters:
    ///   - number: The number.
    ///   - origin: Where it comes from.
    ///   - day: Its day.
    ///   - facility: The code of the facility that refers.
    public init(number: String, origin: ReferralOrigin? = nil, day: CalendarDay? = nil, facility: String = "") {
      self.number = number
      self.origin = origin
      self.day = day
      self.facility = facility
    }
  }

  /// The letter for a control visit (`skdp`); the flat form has no place for it.
  public struct ControlLetter: Sendable, Hashable, PersonalData {
    /// The number (`noSurat`).
    public var number: String
    /// The code of the doctor who wrote it (`kodeDPJP`).
    public var doctor: String

    /// Makes a reference to such a letter.
    ///
    /// - Parameters:
    ///   - number: The number.
    ///   - doctor: The code of the doctor who wrote it.
    public init(number: String, doctor: String) {
      self.number = number
      self.doctor = doctor
    }
  }

  /// An accident and who answers for it (`jaminan`); the flat form has no place for it.
  public struct Accident: Sendable, Hashable, PersonalData {
    /// The kind (`lakaLantas`).
    public var kind: AccidentKind
    /// The number of the police report (`noLP`).
    public var policeReport: String
    /// The day (`penjamin.tglKejadian`).
    public var day: CalendarDay?
    /// What happened (`penjamin.keterangan`).
    public var remark: String
    /// Whether the letter goes on with the guarantee of an earlier one (`penjamin.suplesi.suplesi`).
    public var isSupplement: Bool
    /// The number of that earlier letter (`penjamin.suplesi.noSepSuplesi`).
    public var supplementedLetter: String
    /// Where it happened (`penjamin.suplesi.lokasiLaka`).
    public var place: Place?

    /// Makes an accident.
    ///
    /// - Parameters:
    ///   - kind: The kind.
    ///   - policeReport: The number of the police report.
    ///   - day: The day.
    ///   - remark: What happened.
    ///   - isSupplement: Whether the letter goes on with the guarantee of an earlier one.
    ///   - supplementedLetter: The number of that earlier letter.
    ///   - place: Where it happened.
    public init(
      kind: AccidentKind, policeReport: String = "", day: CalendarDay? = nil, remark: String = "",
      isSupplement: Bool = false, supplementedLetter: String = "", place: Place? = nil
    ) {
      self.kind = kind
      self.policeReport = policeReport
      self.day = day
      self.remark = remark
      self.isSupplement = isSupplement
      self.supplementedLetter = supplementedLetter
      self.place = place
    }
  }

  /// Where an accident happened (`lokasiLaka`), in the codes of the reference lists.
  public struct Place: Sendable, Hashable, PersonalData {
    /// The code of the province (`kdPropinsi`).
    public var province: String
    /// The code of the regency (`kdKabupaten`).
    public var regency: String
    /// The code of the district (`kdKecamatan`).
    public var district: String

    /// Makes a place.
    ///
    /// - Parameters:
    ///   - province: The code of the province.
    ///   - regency: The code of the regency.
    ///   - district: The code of the district.
    public init(province: String, regency: String, district: String) {
      self.province = province
      self.regency = regency
      self.district = district
    }
  }
}
