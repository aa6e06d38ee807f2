/// The official dialect: keyword searches, and small lists in one call each.
///
/// A keyword matches the beginning of a code and any part of a name, ignoring case. The service may refuse a keyword
/// of one or two characters.
extension ReferenceRequest {
  /// The polyclinics that a keyword matches.
  ///
  /// - Parameter keyword: The beginning of a code, or a part of a name.
  /// - Returns: The request.
  public static func polyclinics(matching keyword: String) -> Self {
    Self("referensi/poli/{keyword}", listKey: "poli", dialects: [.official], [.text("keyword", keyword)])
  }

  /// The facilities of one level that a keyword matches.
  ///
  /// - Parameters:
  ///   - keyword: The beginning of a code, or a part of a name.
  ///   - level: Primary care or hospital; the service has no search over both.
  /// - Returns: The request.
  public static func facilities(matching keyword: String, level: FacilityLevel) -> Self {
    Self(
      "referensi/faskes/{keyword}/{level}", listKey: "faskes", dialects: [.official],
      [.text("keyword", keyword), .text("level", String(level.rawValue))])
  }

  /// The diagnoses that a keyword matches.
  ///
  /// - Parameter keyword: The beginning of an ICD-10 code, or a part of a name.
  /// - Returns: The request.
  public static func diagnoses(matching keyword: String) -> Self {
    Self("referensi/diagnosa/{keyword}", listKey: "diagnosa", dialects: [.official], [.text("keyword", keyword)])
  }

  /// The procedures that a keyword matches.
  ///
  /// - Parameter keyword: The beginning of an ICD-9-CM code, or a part of a name.
  /// - Returns: The request.
  public static func procedures(matching keyword: String) -> Self {
    Self("referensi/procedure/{keyword}", listKey: "procedure", dialects: [.official], [.text("keyword", keyword)])
  }

  /// The doctors of one's own facility who serve a polyclinic on a day.
  ///
  /// - Parameters:
  ///   - polyclinic: The code of the polyclinic.
  ///   - service: Inpatient or outpatient.
  ///   - day: The day, as `yyyy-mm-dd`.
  /// - Returns: The request.
  public static func doctors(polyclinic: String, service: ServiceKind, on day: String) -> Self {
    Self(
      "referensi/dokter/pelayanan/{service}/tglPelayanan/{day}/Spesialis/{polyclinic}", dialects: [.official],
      [.text("service", String(service.rawValue)), .date("day", day), .text("polyclinic", polyclinic)])
  }

  /// The doctors whose names match.
  ///
  /// - Parameter name: A part of a name.
  /// - Returns: The request.
  public static func doctors(named name: String) -> Self {
    Self("referensi/dokter/{name}", dialects: [.official], [.text("name", name)])
  }

  /// The regencies of a province.
  ///
  /// - Parameter province: The code of the province.
  /// - Returns: The request.
  public static func regencies(province: String) -> Self {
    Self("referensi/kabupaten/propinsi/{province}", dialects: [.official], [.text("province", province)])
  }

  /// The districts of a regency.
  ///
  /// - Parameter regency: The code of the regency.
  /// - Returns: The request.
  public static func districts(regency: String) -> Self {
    Self("referensi/kecamatan/kabupaten/{regency}", dialects: [.official], [.text("regency", regency)])
  }

  /// The drugs for chronic diseases that a name matches.
  ///
  /// - Parameter name: A part of a name.
  /// - Returns: The request.
  public static func chronicDrugs(matching name: String) -> Self {
    Self("referensi/obatprb/{name}", dialects: [.official], [.text("name", name)])
  }

  /// All room classes, in both dialects.
  public static let roomClasses = Self("referensi/kelasrawat", dialects: [.official, .paged])

  /// All specialties.
  public static let specialties = Self("referensi/spesialistik", dialects: [.official])

  /// All kinds of care rooms.
  public static let careRooms = Self("referensi/ruangrawat", dialects: [.official])

  /// All conditions at discharge.
  public static let dischargeConditions = Self("referensi/pascapulang", dialects: [.official])

  /// All ways of discharge.
  public static let dischargeStatuses = Self("referensi/carakeluar", dialects: [.official])

  /// All diagnoses of the programme for chronic diseases.
  public static let chronicDiagnoses = Self("referensi/diagnosaprb", dialects: [.official])

  /// All provinces.
  public static let provinces = Self("referensi/propinsi", dialects: [.official])
}
