public import VClaim

/// Look-ups of procedures, small lists and areas.
extension ReferenceLibrary {
  /// The procedure of an ICD-9-CM code.
  ///
  /// - Parameters:
  ///   - code: The code, such as `88.72`; white space around it does not count.
  ///   - limit: How long to wait for the service on a miss.
  /// - Returns: The row with its source and age, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read, or the key is not in it and the service did not answer.
  public func procedure(
    _ code: String, within limit: Duration = .seconds(10)
  ) async throws(ReferenceError) -> Lookup<Procedure> {
    try await row(of: .procedures, key: [code], within: limit)
  }

  /// The specialty of a code.
  ///
  /// - Parameters:
  ///   - code: The code; white space around it does not count.
  ///   - limit: How long to wait for the service on a miss.
  /// - Returns: The row with its source and age, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read, or the key is not in it and the service did not answer.
  public func specialty(
    _ code: String, within limit: Duration = .seconds(10)
  ) async throws(ReferenceError) -> Lookup<Specialty> {
    try await row(of: .specialties, key: [code], within: limit)
  }

  /// The kind of care room of a code.
  ///
  /// - Parameters:
  ///   - code: The code; white space around it does not count.
  ///   - limit: How long to wait for the service on a miss.
  /// - Returns: The row with its source and age, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read, or the key is not in it and the service did not answer.
  public func careRoom(
    _ code: String, within limit: Duration = .seconds(10)
  ) async throws(ReferenceError) -> Lookup<CareRoom> {
    try await row(of: .careRooms, key: [code], within: limit)
  }

  /// The condition at discharge of a code.
  ///
  /// - Parameters:
  ///   - code: The code; white space around it does not count.
  ///   - limit: How long to wait for the service on a miss.
  /// - Returns: The row with its source and age, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read, or the key is not in it and the service did not answer.
  public func dischargeCondition(
    _ code: String, within limit: Duration = .seconds(10)
  ) async throws(ReferenceError) -> Lookup<DischargeCondition> {
    try await row(of: .dischargeConditions, key: [code], within: limit)
  }

  /// The way of discharge of a code.
  ///
  /// - Parameters:
  ///   - code: The code; white space around it does not count.
  ///   - limit: How long to wait for the service on a miss.
  /// - Returns: The row with its source and age, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read, or the key is not in it and the service did not answer.
  public func dischargeStatus(
    _ code: String, within limit: Duration = .seconds(10)
  ) async throws(ReferenceError) -> Lookup<DischargeStatus> {
    try await row(of: .dischargeStatuses, key: [code], within: limit)
  }

  /// The diagnosis of a code in the programme for chronic diseases.
  ///
  /// - Parameters:
  ///   - code: The code; white space around it does not count.
  ///   - limit: How long to wait for the service on a miss.
  /// - Returns: The row with its source and age, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read, or the key is not in it and the service did not answer.
  public func chronicDiagnosis(
    _ code: String, within limit: Duration = .seconds(10)
  ) async throws(ReferenceError) -> Lookup<ChronicDiagnosis> {
    try await row(of: .chronicDiagnoses, key: [code], within: limit)
  }

  /// The province of a code.
  ///
  /// - Parameters:
  ///   - code: The code; white space around it does not count.
  ///   - limit: How long to wait for the service on a miss.
  /// - Returns: The row with its source and age, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read, or the key is not in it and the service did not answer.
  public func province(
    _ code: String, within limit: Duration = .seconds(10)
  ) async throws(ReferenceError) -> Lookup<Province> {
    try await row(of: .provinces, key: [code], within: limit)
  }

  /// A regency or city of a province.
  ///
  /// - Parameters:
  ///   - province: The code of the province.
  ///   - code: The code of the regency.
  ///   - limit: How long to wait for the service on a miss.
  /// - Returns: The row with its source and age, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read, or the key is not in it and the service did not answer.
  public func regency(
    province: String, code: String, within limit: Duration = .seconds(10)
  ) async throws(ReferenceError) -> Lookup<Regency> {
    try await row(of: .regencies, key: [province, code], within: limit)
  }

  /// A district of a regency.
  ///
  /// - Parameters:
  ///   - regency: The code of the regency.
  ///   - code: The code of the district.
  ///   - limit: How long to wait for the service on a miss.
  /// - Returns: The row with its source and age, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read, or the key is not in it and the service did not answer.
  public func district(
    regency: String, code: String, within limit: Duration = .seconds(10)
  ) async throws(ReferenceError) -> Lookup<District> {
    try await row(of: .districts, key: [regency, code], within: limit)
  }
}
