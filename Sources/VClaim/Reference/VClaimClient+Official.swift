/// The official dialect: keyword searches, and small lists in one call each.
///
/// Each of these throws a ``VClaimError`` with `unsupported`, before anything is sent, where the paged dialect is
/// configured; and `refused` when the service finds a keyword too short.
extension VClaimClient {
  /// Searches the polyclinics.
  ///
  /// - Parameter keyword: The beginning of a code, or a part of a name.
  /// - Returns: The polyclinics that match, in the service's order.
  /// - Throws: ``VClaimError``.
  public func polyclinics(matching keyword: String) async throws(VClaimError) -> [Polyclinic] {
    try await values(for: .polyclinics(matching: keyword))
  }

  /// Searches the facilities of one level.
  ///
  /// - Parameters:
  ///   - keyword: The beginning of a code, or a part of a name.
  ///   - level: Primary care or hospital.
  /// - Returns: The facilities that match, in the service's order.
  /// - Throws: ``VClaimError``.
  public func facilities(matching keyword: String, level: FacilityLevel) async throws(VClaimError) -> [Facility] {
    try await rows(for: .facilities(matching: keyword, level: level)).map {
      Facility(code: $0.code, name: $0.name, level: level)
    }
  }

  /// Searches the diagnoses.
  ///
  /// - Parameter keyword: The beginning of an ICD-10 code, or a part of a name.
  /// - Returns: The diagnoses that match, in the service's order.
  /// - Throws: ``VClaimError``.
  public func diagnoses(matching keyword: String) async throws(VClaimError) -> [Diagnosis] {
    try await values(for: .diagnoses(matching: keyword))
  }

  /// Searches the procedures.
  ///
  /// - Parameter keyword: The beginning of an ICD-9-CM code, or a part of a name.
  /// - Returns: The procedures that match, in the service's order.
  /// - Throws: ``VClaimError``.
  public func procedures(matching keyword: String) async throws(VClaimError) -> [Procedure] {
    try await values(for: .procedures(matching: keyword))
  }

  /// Lists the doctors of one's own facility who serve a polyclinic on a day.
  ///
  /// - Parameters:
  ///   - polyclinic: The code of the polyclinic.
  ///   - service: Inpatient or outpatient.
  ///   - day: The day, as `yyyy-mm-dd`.
  /// - Returns: The doctors, without a facility: the service does not say which one the credentials belong to.
  /// - Throws: ``VClaimError``.
  public func doctors(
    polyclinic: String, service: ServiceKind, on day: String
  ) async throws(VClaimError) -> [Doctor] {
    try await rows(for: .doctors(polyclinic: polyclinic, service: service, on: day)).map {
      Doctor(facilityCode: nil, polyclinicCode: polyclinic, code: $0.code, name: $0.name)
    }
  }

  /// Searches the doctors by name.
  ///
  /// - Parameter name: A part of a name.
  /// - Returns: The doctors that match, without facility and polyclinic.
  /// - Throws: ``VClaimError``.
  public func doctors(named name: String) async throws(VClaimError) -> [Doctor] {
    try await rows(for: .doctors(named: name)).map {
      Doctor(facilityCode: nil, polyclinicCode: nil, code: $0.code, name: $0.name)
    }
  }

  /// Searches the drugs for chronic diseases.
  ///
  /// - Parameter name: A part of a name.
  /// - Returns: The drugs that match, in the service's order.
  /// - Throws: ``VClaimError``.
  public func chronicDrugs(matching name: String) async throws(VClaimError) -> [ChronicDrug] {
    try await values(for: .chronicDrugs(matching: name))
  }
}
