import VClaim

/// A type of row that can be made of the columns of its dataset.
protocol RecordRow: Sendable {
  init(_ record: RecordReading) throws(ReferenceError)
}

extension RecordRow where Self: CodedValue {
  /// Reads a row that has no more than code and name.
  init(_ record: RecordReading) throws(ReferenceError) {
    self.init(code: try record.text(0), name: try record.text(1))
  }
}

extension Polyclinic: RecordRow {}
extension Diagnosis: RecordRow {}
extension Procedure: RecordRow {}
extension RoomClass: RecordRow {}
extension Specialty: RecordRow {}
extension CareRoom: RecordRow {}
extension DischargeCondition: RecordRow {}
extension DischargeStatus: RecordRow {}
extension ChronicDiagnosis: RecordRow {}
extension Province: RecordRow {}

extension Facility: RecordRow {
  init(_ record: RecordReading) throws(ReferenceError) {
    self.init(
      code: try record.text(0), name: try record.text(1),
      level: try record.integer(2).flatMap(FacilityLevel.init(rawValue:)))
  }
}

extension Doctor: RecordRow {
  init(_ record: RecordReading) throws(ReferenceError) {
    self.init(
      facilityCode: try record.text(0), polyclinicCode: try record.text(1), code: try record.text(2),
      name: try record.text(3))
  }
}

extension Room: RecordRow {
  init(_ record: RecordReading) throws(ReferenceError) {
    self.init(
      facilityCode: try record.text(0), classCode: try record.text(1), code: try record.text(2),
      name: try record.text(3), capacity: try record.integer(4), available: try record.integer(5))
  }
}

extension Regency: RecordRow {
  init(_ record: RecordReading) throws(ReferenceError) {
    self.init(provinceCode: try record.text(0), code: try record.text(1), name: try record.text(2))
  }
}

extension District: RecordRow {
  init(_ record: RecordReading) throws(ReferenceError) {
    self.init(regencyCode: try record.text(0), code: try record.text(1), name: try record.text(2))
  }
}
