extension Member {
  /// A code and what it means (`kode`, `keterangan`).
  public struct Coded: Sendable, Hashable, Codable {
    /// The code.
    public var code: String
    /// What it means, in Indonesian; nil where the service does not say.
    public var text: String?

    /// Makes a pair.
    ///
    /// - Parameters:
    ///   - code: The code.
    ///   - text: What it means.
    public init(code: String, text: String? = nil) {
      self.code = code
      self.text = text
    }
  }

  /// The primary facility of a member (`provUmum`).
  public struct Provider: Sendable, Hashable, Codable, PersonalData {
    /// The code of the facility (`kdProvider`).
    public var code: String?
    /// Its name (`nmProvider`).
    public var name: String?
  }

  /// The file of a member at the hospital (`mr`).
  public struct MedicalRecord: Sendable, Hashable, Codable, PersonalData {
    /// The number of the file (`noMR`).
    public var number: String?
    /// The telephone number (`noTelepon`).
    public var phone: String?
  }

  /// The age of a member in words (`umur`).
  public struct Age: Sendable, Hashable, Codable, PersonalData {
    private enum CodingKeys: String, CodingKey {
      case today
      case atService = "at_service"
    }

    /// The age today (`umurSekarang`).
    public var today: String?
    /// The age on the day that was asked for (`umurSaatPelayanan`).
    public var atService: String?
  }

  /// Another insurance (`cob`, coordination of benefits).
  public struct OtherInsurance: Sendable, Hashable, Codable, PersonalData {
    private enum CodingKeys: String, CodingKey {
      case name
      case number
      case coverageStart = "coverage_start"
      case coverageEnd = "coverage_end"
    }

    /// The name of the insurance (`nmAsuransi`).
    public var name: String?
    /// The member's number there (`noAsuransi`).
    public var number: String?
    /// The first day of the cover (`tglTMT`).
    public var coverageStart: CalendarDay?
    /// The last day of the cover (`tglTAT`).
    public var coverageEnd: CalendarDay?
  }

  /// Remarks on a member (`informasi`).
  public struct Information: Sendable, Hashable, Codable, PersonalData {
    private enum CodingKeys: String, CodingKey {
      case socialOffice = "social_office"
      case povertyLetter = "poverty_letter"
      case chronicCare = "chronic_care"
    }

    /// The remark of the social office (`dinsos`).
    public var socialOffice: String?
    /// The number of the letter that certifies poverty (`noSKTM`).
    public var povertyLetter: String?
    /// The programme for chronic diseases that the member takes part in (`prolanisPRB`).
    public var chronicCare: String?
  }
}
