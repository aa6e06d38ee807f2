import VClaim

/// A type of row that can be made of the columns of its dataset.
protocol RecordRow: Sendable {
  init<Source: Columns & ~Copyable & ~Escapable>(_ columns: borrowing Source) throws(Source.Failure)
}

extension RecordRow where Self: CodedValue {
  /// Reads a row that has no more than code and name.
  init<Source: Columns & ~Copyable & ~Escapable>(_ columns: borrowing Source) throws(Source.Failure) {
    self.init(code: try columns.text(0), name: try columns.text(1))
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
  init<Source: Columns & ~Copyable & ~Escapable>(_ columns: borrowing Source) throws(Source.Failure) {
    self.init(
      code: try columns.text(0), name: try columns.text(1),
      level: try columns.optionalInteger(2).flatMap { FacilityLevel(rawValue: Int($0)) })
  }
}

extension Doctor: RecordRow {
  init<Source: Columns & ~Copyable & ~Escapable>(_ columns: borrowing Source) throws(Source.Failure) {
    self.init(
      facilityCode: try columns.text(0), polyclinicCode: try columns.text(1), code: try columns.text(2),
      name: try columns.text(3))
  }
}

extension Room: RecordRow {
  init<Source: Columns & ~Copyable & ~Escapable>(_ columns: borrowing Source) throws(Source.Failure) {
    self.init(
      facilityCode: try columns.text(0), classCode: try columns.text(1), code: try columns.text(2),
      name: try columns.text(3), capacity: try columns.optionalInteger(4).map { Int($0) },
      available: try columns.optionalInteger(5).map { Int($0) })
  }
}

extension Regency: RecordRow {
  init<Source: Columns & ~Copyable & ~Escapable>(_ columns: borrowing Source) throws(Source.Failure) {
    self.init(provinceCode: try columns.text(0), code: try columns.text(1), name: try columns.text(2))
  }
}

extension District: RecordRow {
  init<Source: Columns & ~Copyable & ~Escapable>(_ columns: borrowing Source) throws(Source.Failure) {
    self.init(regencyCode: try columns.text(0), code: try columns.text(1), name: try columns.text(2))
  }
}
