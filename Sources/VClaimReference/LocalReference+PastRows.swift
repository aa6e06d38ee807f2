public import VClaim

/// Look-ups of rows as they were; any other dataset is asked for by `row(of:key:asOf:)`.
extension LocalReference {
  /// The polyclinic of a code as it was.
  ///
  /// - Parameters:
  ///   - code: The code; white space around it does not count.
  ///   - moment: The moment in unix seconds.
  /// - Returns: The row as the file had it, or absence.
  /// - Throws: ``ReferenceError`` with `unknownPast` when the journal does not reach back that far, or when the file cannot
  ///   be read.
  public func polyclinic(_ code: String, asOf moment: Int64) throws(ReferenceError) -> Lookup<Polyclinic> {
    try row(of: .polyclinics, key: [code], asOf: moment)
  }

  /// The facility of a code as it was.
  ///
  /// - Parameters:
  ///   - code: The code; white space around it does not count.
  ///   - moment: The moment in unix seconds.
  /// - Returns: The row as the file had it, or absence.
  /// - Throws: ``ReferenceError`` with `unknownPast` when the journal does not reach back that far, or when the file cannot
  ///   be read.
  public func facility(_ code: String, asOf moment: Int64) throws(ReferenceError) -> Lookup<Facility> {
    try row(of: .facilities, key: [code], asOf: moment)
  }

  /// The diagnosis of an ICD-10 code as it was.
  ///
  /// - Parameters:
  ///   - code: The code; white space around it does not count.
  ///   - moment: The moment in unix seconds.
  /// - Returns: The row as the file had it, or absence.
  /// - Throws: ``ReferenceError`` with `unknownPast` when the journal does not reach back that far, or when the file cannot
  ///   be read.
  public func diagnosis(_ code: String, asOf moment: Int64) throws(ReferenceError) -> Lookup<Diagnosis> {
    try row(of: .diagnoses, key: [code], asOf: moment)
  }

  /// The procedure of an ICD-9-CM code as it was.
  ///
  /// - Parameters:
  ///   - code: The code; white space around it does not count.
  ///   - moment: The moment in unix seconds.
  /// - Returns: The row as the file had it, or absence.
  /// - Throws: ``ReferenceError`` with `unknownPast` when the journal does not reach back that far, or when the file cannot
  ///   be read.
  public func procedure(_ code: String, asOf moment: Int64) throws(ReferenceError) -> Lookup<Procedure> {
    try row(of: .procedures, key: [code], asOf: moment)
  }

  /// The room class of a code as it was.
  ///
  /// - Parameters:
  ///   - code: The code; white space around it does not count.
  ///   - moment: The moment in unix seconds.
  /// - Returns: The row as the file had it, or absence.
  /// - Throws: ``ReferenceError`` with `unknownPast` when the journal does not reach back that far, or when the file cannot
  ///   be read.
  public func roomClass(_ code: String, asOf moment: Int64) throws(ReferenceError) -> Lookup<RoomClass> {
    try row(of: .roomClasses, key: [code], asOf: moment)
  }

  /// A doctor at one polyclinic of a facility as it was.
  ///
  /// - Parameters:
  ///   - code: The code of the doctor.
  ///   - facility: The code of the facility.
  ///   - polyclinic: The code of the polyclinic.
  ///   - moment: The moment in unix seconds.
  /// - Returns: The row as the file had it, or absence.
  /// - Throws: ``ReferenceError`` with `unknownPast` when the journal does not reach back that far, or when the file cannot
  ///   be read.
  public func doctor(
    _ code: String, facility: String, polyclinic: String, asOf moment: Int64
  ) throws(ReferenceError) -> Lookup<Doctor> {
    try row(of: .doctors, key: [facility, polyclinic, code], asOf: moment)
  }
}
