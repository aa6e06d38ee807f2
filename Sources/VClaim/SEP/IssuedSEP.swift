/// A letter of eligibility as the service keeps it.
///
/// What the service leaves out is nil, and what it sends besides is in ``otherFields``. Encoded, the members have the names of
/// the properties in snake case. Printing a value shows nothing of it.
public struct IssuedSEP: Sendable, Hashable, PersonalData {
  /// The person whom a letter is about (`peserta` of an answer to a letter).
  public struct Holder: Sendable, Hashable, PersonalData {
    /// The card number (`noKartu`).
    public var card: String?
    /// The name (`nama`).
    public var name: String?
    /// The sex (`kelamin`), in the service's own form.
    public var sex: String?
    /// The day of birth (`tglLahir`).
    public var birthday: CalendarDay?
    /// The number of the file at the hospital (`noMr`).
    public var medicalRecord: String?
    /// The class of rooms that the member is entitled to (`hakKelas`), in words.
    public var entitledClass: String?
    /// The kind of membership (`jnsPeserta`), in words.
    public var kind: String?
    /// Another insurance (`asuransi`).
    public var otherInsurance: String?
  }

  /// The number of the letter (`noSep`).
  public var number: String
  /// The day of the letter (`tglSep`).
  public var day: CalendarDay?
  /// Inpatient or outpatient (`jnsPelayanan`), in the service's own form.
  public var service: String?
  /// The class of rooms (`kelasRawat`), in the service's own form.
  public var roomClass: String?
  /// The polyclinic (`poli`), in words or as a code.
  public var polyclinic: String?
  /// Whether it is an executive polyclinic (`poliEksekutif`), in the service's own form.
  public var executivePolyclinic: String?
  /// The diagnosis at admission (`diagnosa`), in words or as a code.
  public var diagnosis: String?
  /// The number of the referral (`noRujukan`).
  public var referralNumber: String?
  /// The remark (`catatan`).
  public var note: String?
  /// Who answers for the cost (`penjamin`), in the service's own form.
  public var guarantor: String?
  /// The person.
  public var holder: Holder?
  /// Every other text and number of the answer, by its path, such as `dpjp.nmDPJP`: at most 256 of them, at most eight names
  /// deep, under paths of at most 256 bytes.
  public var otherFields: [String: String]

  /// Makes a letter of which only the number is known.
  ///
  /// - Parameter number: The number.
  public init(number: String) {
    self.number = number
    self.otherFields = [:]
  }
}

extension IssuedSEP: Codable {
  private enum CodingKeys: String, CodingKey {
    case number
    case day
    case service
    case roomClass = "room_class"
    case polyclinic
    case executivePolyclinic = "executive_polyclinic"
    case diagnosis
    case referralNumber = "referral_number"
    case note
    case guarantor
    case holder
    case otherFields = "other_fields"
  }
}

extension IssuedSEP.Holder: Codable {
  private enum CodingKeys: String, CodingKey {
    case card
    case name
    case sex
    case birthday
    case medicalRecord = "medical_record"
    case entitledClass = "entitled_class"
    case kind
    case otherInsurance = "other_insurance"
  }
}
