import ReferenceStore
public import VClaim

/// Look-ups of procedures, small lists and areas.
extension LocalReference {
  /// The procedure of an ICD-9-CM code.
  ///
  /// - Parameter code: The code, such as `88.72`; white space around it does not count.
  /// - Returns: The row as the file has it, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read.
  public func procedure(_ code: String) throws(ReferenceError) -> Lookup<Procedure> {
    try row(in: .procedures, KeyParts(code))
  }

  /// The specialty of a code.
  ///
  /// - Parameter code: The code; white space around it does not count.
  /// - Returns: The row as the file has it, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read.
  public func specialty(_ code: String) throws(ReferenceError) -> Lookup<Specialty> {
    try row(in: .specialties, KeyParts(code))
  }

  /// The kind of care room of a code.
  ///
  /// - Parameter code: The code; white space around it does not count.
  /// - Returns: The row as the file has it, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read.
  public func careRoom(_ code: String) throws(ReferenceError) -> Lookup<CareRoom> {
    try row(in: .careRooms, KeyParts(code))
  }

  /// The condition at discharge of a code.
  ///
  /// - Parameter code: The code; white space around it does not count.
  /// - Returns: The row as the file has it, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read.
  public func dischargeCondition(_ code: String) throws(ReferenceError) -> Lookup<DischargeCondition> {
    try row(in: .dischargeConditions, KeyParts(code))
  }

  /// The way of discharge of a code.
  ///
  /// - Parameter code: The code; white space around it does not count.
  /// - Returns: The row as the file has it, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read.
  public func dischargeStatus(_ code: String) throws(ReferenceError) -> Lookup<DischargeStatus> {
    try row(in: .dischargeStatuses, KeyParts(code))
  }

  /// The diagnosis of a code in the programme for chronic diseases.
  ///
  /// - Parameter code: The code; white space around it does not count.
  /// - Returns: The row as the file has it, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read.
  public func chronicDiagnosis(_ code: String) throws(ReferenceError) -> Lookup<ChronicDiagnosis> {
    try row(in: .chronicDiagnoses, KeyParts(code))
  }

  /// The province of a code.
  ///
  /// - Parameter code: The code; white space around it does not count.
  /// - Returns: The row as the file has it, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read.
  public func province(_ code: String) throws(ReferenceError) -> Lookup<Province> {
    try row(in: .provinces, KeyParts(code))
  }

  /// A regency or city of a province.
  ///
  /// - Parameters:
  ///   - province: The code of the province.
  ///   - code: The code of the regency.
  /// - Returns: The row as the file has it, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read.
  public func regency(province: String, code: String) throws(ReferenceError) -> Lookup<Regency> {
    try row(in: .regencies, KeyParts([province, code]))
  }

  /// A district of a regency.
  ///
  /// - Parameters:
  ///   - regency: The code of the regency.
  ///   - code: The code of the district.
  /// - Returns: The row as the file has it, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read.
  public func district(regency: String, code: String) throws(ReferenceError) -> Lookup<District> {
    try row(in: .districts, KeyParts([regency, code]))
  }
}
