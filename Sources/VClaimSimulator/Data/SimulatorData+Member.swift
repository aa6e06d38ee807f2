extension SimulatorData {
  /// An insured person, always an invented one (`vclaim.md`, section 5).
  public struct Member: Sendable, Hashable {
    /// Number of the card (`noKartu`), 13 digits.
    public var cardNumber: String
    /// Number of the identity card (`nik`), 16 digits.
    public var nik: String
    /// The name.
    public var name: String
    /// Whether and why cover stands (`statusPeserta`); code `0` is active.
    public var status: Entry
    /// `L` male, `P` female.
    public var sex = "L"
    /// Day of birth, `yyyy-mm-dd`.
    public var birthDate = "1980-01-01"
    /// First day of cover (`tglTMT`), `yyyy-mm-dd`.
    public var coveredFrom = "2014-01-01"
    /// Last day of cover (`tglTAT`), `yyyy-mm-dd`.
    public var coveredUntil = "2099-12-31"
    /// Day on which the card was printed (`tglCetakKartu`), `yyyy-mm-dd`.
    public var cardPrintedOn = "2014-01-01"
    /// Place in the family (`pisa`): `1` the insured worker, then spouse and children.
    public var familyRole = "1"
    /// The class that the member is entitled to (`hakKelas`), codes `1` to `3`.
    public var entitledClass = Entry(code: "3", name: "KELAS III")
    /// The kind of membership (`jenisPeserta`).
    public var kind = Entry(code: "14", name: "PEKERJA MANDIRI")
    /// The primary facility (`provUmum`).
    public var primaryFacility = Entry(code: "", name: "")
    /// Number of the medical record at the hospital that asks (`mr.noMR`).
    public var medicalRecordNumber: String?
    /// Telephone number (`mr.noTelepon`).
    public var phone: String?
    /// The second insurer (`cob.nmAsuransi`).
    public var secondInsurer: String?
    /// Number at the second insurer (`cob.noAsuransi`).
    public var secondInsurerNumber: String?
    /// First day of the second insurance (`cob.tglTMT`), `yyyy-mm-dd`.
    public var secondInsurerFrom: String?
    /// Last day of the second insurance (`cob.tglTAT`), `yyyy-mm-dd`.
    public var secondInsurerUntil: String?
    /// Note of the social office (`informasi.dinsos`).
    public var socialOffice: String?
    /// Number of the letter of indigence (`informasi.noSKTM`).
    public var indigenceLetter: String?
    /// The programme for chronic diseases that the member is in (`informasi.prolanisPRB`).
    public var chronicProgramme: String?

    /// Whether the service would let the member be treated: status code `0`.
    public var isActive: Bool { status.code == "0" }

    /// Creates a member with usual values for all that is not named; change them afterwards.
    ///
    /// - Parameters:
    ///   - cardNumber: 13 digits.
    ///   - nik: 16 digits.
    ///   - name: The name; invent it.
    ///   - status: Whether cover stands.
    public init(
      cardNumber: String, nik: String, name: String, status: Entry = Entry(code: "0", name: "AKTIF")
    ) {
      self.cardNumber = cardNumber
      self.nik = nik
      self.name = name
      self.status = status
    }
  }
}
