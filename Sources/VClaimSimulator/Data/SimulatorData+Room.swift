extension SimulatorData {
  /// A room of one facility.
  public struct Room: Sendable, Hashable {
    /// The facility.
    public var facilityCode: String
    /// Code of its room class.
    public var classCode: String
    /// The room's code.
    public var code: String
    /// The name.
    public var name: String
    /// Beds in all, where known.
    public var capacity: Int?
    /// Beds free now, where known.
    public var available: Int?

    /// Creates a room.
    ///
    /// - Parameters:
    ///   - facilityCode: The facility.
    ///   - classCode: Code of its room class.
    ///   - code: The room's code.
    ///   - name: The name.
    ///   - capacity: Beds in all.
    ///   - available: Beds free.
    public init(
      facilityCode: String, classCode: String, code: String, name: String, capacity: Int?, available: Int?
    ) {
      self.facilityCode = facilityCode
      self.classCode = classCode
      self.code = code
      self.name = name
      self.capacity = capacity
      self.available = available
    }
  }
}
