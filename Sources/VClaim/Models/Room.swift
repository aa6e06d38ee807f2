/// An inpatient room of a facility.
public struct Room: Sendable, Hashable, Codable {
  /// The code of the facility.
  public var facilityCode: String
  /// The code of the room class; empty where the service does not send one.
  public var classCode: String
  /// The code, trimmed; unique within facility and class.
  public var code: String
  /// The name, trimmed.
  public var name: String
  /// The number of beds; nil where the service does not send one.
  public var capacity: Int?
  /// The number of free beds; nil where the service does not send one.
  public var available: Int?

  /// Makes a room.
  ///
  /// - Parameters:
  ///   - facilityCode: The code of the facility.
  ///   - classCode: The code of the room class, or an empty text when unknown.
  ///   - code: The code.
  ///   - name: The name.
  ///   - capacity: The number of beds, or nil when unknown.
  ///   - available: The number of free beds, or nil when unknown.
  public init(
    facilityCode: String, classCode: String, code: String, name: String, capacity: Int? = nil, available: Int? = nil
  ) {
    self.facilityCode = facilityCode
    self.classCode = classCode
    self.code = code
    self.name = name
    self.capacity = capacity
    self.available = available
  }
}

extension Room {
  /// Makes a room of a row that the service sent; class and beds are there only where the service sends them.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - facility: The code of the facility that was asked for.
  init(_ row: ReferenceRow, facility: String) {
    self.init(
      facilityCode: facility, classCode: row.roomClass, code: row.code, name: row.name,
      capacity: row.bedCapacity.flatMap { Int(exactly: $0) }, available: row.bedsAvailable.flatMap { Int(exactly: $0) })
  }
}
