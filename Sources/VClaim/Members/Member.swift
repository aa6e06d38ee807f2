/// A member of the insurance, as the service describes one (`peserta`; `vclaim.md`, section 5).
///
/// What the service leaves out, or sends as null or in an unreadable form, is nil. Encoded, the members have the names of the
/// properties in snake case. This is personal data: printing a value shows nothing of it.
public struct Member: Sendable, Hashable, PersonalData {
  /// The card number (`noKartu`), 13 digits.
  public var card: String?
  /// The population number (`nik`), 16 digits.
  public var nik: String?
  /// The name (`nama`).
  public var name: String?
  /// The sex (`sex`): `L` male, `P` female.
  public var sex: String?
  /// The day of birth (`tglLahir`).
  public var birthday: CalendarDay?
  /// The first day of the membership (`tglTMT`).
  public var coverageStart: CalendarDay?
  /// The last day of the membership (`tglTAT`).
  public var coverageEnd: CalendarDay?
  /// The day on which the card was printed (`tglCetakKartu`).
  public var cardPrinted: CalendarDay?
  /// The place in the family (`pisa`).
  public var familyPosition: String?
  /// The status (`statusPeserta`); its code `0` means active.
  public var status: Coded
  /// The class of rooms that the member is entitled to (`hakKelas`).
  public var entitledClass: Coded?
  /// The kind of membership (`jenisPeserta`).
  public var kind: Coded?
  /// The primary facility that the member is registered at (`provUmum`).
  public var provider: Provider?
  /// The file at the hospital (`mr`).
  public var medicalRecord: MedicalRecord?
  /// The age (`umur`).
  public var age: Age?
  /// Another insurance that shares the cost (`cob`).
  public var otherInsurance: OtherInsurance?
  /// Remarks (`informasi`).
  public var information: Information?

  /// Makes a member of a status; everything else begins as nil.
  ///
  /// - Parameter status: The status.
  public init(status: Coded) {
    self.status = status
  }
}

extension Member: Codable {
  private enum CodingKeys: String, CodingKey {
    case card
    case nik
    case name
    case sex
    case birthday
    case coverageStart = "coverage_start"
    case coverageEnd = "coverage_end"
    case cardPrinted = "card_printed"
    case familyPosition = "family_position"
    case status
    case entitledClass = "entitled_class"
    case kind
    case provider
    case medicalRecord = "medical_record"
    case age
    case otherInsurance = "other_insurance"
    case information
  }
}
