/// Small lists, one call each; all but the room classes in the official dialect only.
extension VClaimClient {
  /// Lists the room classes, in both dialects.
  ///
  /// This is the cheapest way to see whether all is well.
  ///
  /// - Returns: All room classes.
  /// - Throws: ``VClaimError``.
  public func roomClasses() async throws(VClaimError) -> [RoomClass] { try await values(for: .roomClasses) }

  /// Lists the specialties.
  ///
  /// - Returns: All specialties.
  /// - Throws: ``VClaimError``.
  public func specialties() async throws(VClaimError) -> [Specialty] { try await values(for: .specialties) }

  /// Lists the kinds of care rooms.
  ///
  /// - Returns: All kinds of care rooms.
  /// - Throws: ``VClaimError``.
  public func careRooms() async throws(VClaimError) -> [CareRoom] { try await values(for: .careRooms) }

  /// Lists the conditions at discharge.
  ///
  /// - Returns: All conditions.
  /// - Throws: ``VClaimError``.
  public func dischargeConditions() async throws(VClaimError) -> [DischargeCondition] {
    try await values(for: .dischargeConditions)
  }

  /// Lists the ways of discharge.
  ///
  /// - Returns: All ways of discharge.
  /// - Throws: ``VClaimError``.
  public func dischargeStatuses() async throws(VClaimError) -> [DischargeStatus] {
    try await values(for: .dischargeStatuses)
  }

  /// Lists the diagnoses of the programme for chronic diseases.
  ///
  /// - Returns: All diagnoses of the programme.
  /// - Throws: ``VClaimError``.
  public func chronicDiagnoses() async throws(VClaimError) -> [ChronicDiagnosis] {
    try await values(for: .chronicDiagnoses)
  }

  /// Lists the provinces.
  ///
  /// - Returns: All provinces.
  /// - Throws: ``VClaimError``.
  public func provinces() async throws(VClaimError) -> [Province] { try await values(for: .provinces) }

  /// Lists the regencies of a province.
  ///
  /// - Parameter province: The code of the province.
  /// - Returns: All its regencies.
  /// - Throws: ``VClaimError``.
  public func regencies(province: String) async throws(VClaimError) -> [Regency] {
    try await rows(for: .regencies(province: province)).map {
      Regency(provinceCode: province, code: $0.code, name: $0.name)
    }
  }

  /// Lists the districts of a regency.
  ///
  /// - Parameter regency: The code of the regency.
  /// - Returns: All its districts.
  /// - Throws: ``VClaimError``.
  public func districts(regency: String) async throws(VClaimError) -> [District] {
    try await rows(for: .districts(regency: regency)).map {
      District(regencyCode: regency, code: $0.code, name: $0.name)
    }
  }
}
