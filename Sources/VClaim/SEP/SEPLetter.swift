/// A letter of eligibility (SEP), as a hospital asks for one (`t_sep`; `vclaim.md`, section 5).
///
/// One type for both dialects: the official one sends it nested, the paged one flat and with fewer fields. A code or text
/// that does not apply is empty, a group that does not apply is nil. Printing a letter shows nothing of it.
///
/// ```swift
/// var letter = SEPLetter(
///   card: "0009999000001", day: day, facility: "0123R001", service: .outpatient, entitledClass: .third,
///   medicalRecord: "MR-1", diagnosis: "A00", polyclinic: "INT")
/// letter.note = "control"
/// let issued = try await client.createSEP(letter)
/// ```
public struct SEPLetter: Sendable, Hashable, PersonalData {
  /// The number of the letter (`noSep`); nil for one that is still to be created.
  public var number: String?
  /// The card number of the member (`noKartu`), 13 digits.
  public var card: String
  /// The day of the letter (`tglSep`; flat: `tglSEP`).
  public var day: CalendarDay
  /// The code of the facility that serves the member (`ppkPelayanan`).
  public var facility: String
  /// Inpatient or outpatient (`jnsPelayanan`; flat: `RI` and `RJ`).
  public var service: ServiceKind
  /// The class of rooms (`klsRawat`).
  public var roomClass: RoomClass
  /// The number of the file at the hospital (`noMR`).
  public var medicalRecord: String
  /// The referral that leads here (`rujukan`).
  public var referral: Referral?
  /// A remark (`catatan`).
  public var note: String = ""
  /// The ICD-10 code of the diagnosis at admission (`diagAwal`).
  public var diagnosis: String
  /// The code of the polyclinic (`poli.tujuan`; flat: `poliTujuan`); may be empty for an inpatient.
  public var polyclinic: String
  /// Whether it is an executive polyclinic (`poli.eksekutif`).
  public var isExecutive: Bool = false
  /// Whether another insurance shares the cost (`cob.cob`).
  public var sharesCost: Bool = false
  /// Whether it is about a cataract (`katarak.katarak`).
  public var isCataract: Bool = false
  /// The accident that led here (`jaminan`); nil where there was none.
  public var accident: Accident?
  /// What the visit is for (`tujuanKunj`; flat: `tujuanKun`).
  public var purpose: VisitPurpose = .ordinary
  /// Whether a procedure is part of a series (`flagProcedure`), in the service's own code.
  public var procedureFlag: String = ""
  /// The code of the supporting service (`kdPenunjang`), 1 to 12.
  public var supportingService: Int?
  /// Why the visit is not served in another way (`assesmentPel`), 1 to 5.
  public var assessment: Int?
  /// The letter for a control visit (`skdp`).
  public var controlLetter: ControlLetter?
  /// The code of the doctor who serves the member (`dpjpLayan`; flat: `dpjp`).
  public var doctor: String = ""
  /// The telephone number of the member (`noTelp`).
  public var phone: String = ""
  /// Who writes the letter (`user`); nil for the service name of the client's configuration.
  public var user: String?

  /// Makes a letter of what every letter has; everything else begins as not applying.
  ///
  /// The values are checked when the letter is sent.
  ///
  /// - Parameters:
  ///   - card: The card number of the member, 13 digits.
  ///   - day: The day of the letter, not in the future.
  ///   - facility: The code of the facility that serves the member.
  ///   - service: Inpatient or outpatient.
  ///   - entitledClass: The class that the member is entitled to.
  ///   - medicalRecord: The number of the file at the hospital.
  ///   - diagnosis: The ICD-10 code of the diagnosis at admission.
  ///   - polyclinic: The code of the polyclinic; may be empty for an inpatient.
  public init(
    card: String, day: CalendarDay, facility: String, service: ServiceKind, entitledClass: EntitledClass,
    medicalRecord: String, diagnosis: String, polyclinic: String = ""
  ) {
    self.card = card
    self.day = day
    self.facility = facility
    self.service = service
    self.roomClass = RoomClass(entitled: entitledClass)
    self.medicalRecord = medicalRecord
    self.diagnosis = diagnosis
    self.polyclinic = polyclinic
  }
}
