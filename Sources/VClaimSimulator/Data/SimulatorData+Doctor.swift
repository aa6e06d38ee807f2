extension SimulatorData {
  /// A doctor in one polyclinic of one facility.
  public struct Doctor: Sendable, Hashable {
    /// The facility.
    public var facilityCode: String
    /// The polyclinic.
    public var polyclinicCode: String
    /// The doctor's code.
    public var code: String
    /// The name.
    public var name: String
    /// Whether the official dialect lists the doctor for inpatients (service 1).
    public var seesInpatients: Bool
    /// Whether the official dialect lists the doctor for outpatients (service 2).
    public var seesOutpatients: Bool

    /// Creates a doctor.
    ///
    /// - Parameters:
    ///   - facilityCode: The facility.
    ///   - polyclinicCode: The polyclinic.
    ///   - code: The doctor's code.
    ///   - name: The name.
    ///   - seesInpatients: Whether listed for service 1.
    ///   - seesOutpatients: Whether listed for service 2.
    public init(
      facilityCode: String, polyclinicCode: String, code: String, name: String,
      seesInpatients: Bool = true, seesOutpatients: Bool = true
    ) {
      self.facilityCode = facilityCode
      self.polyclinicCode = polyclinicCode
      self.code = code
      self.name = name
      self.seesInpatients = seesInpatients
      self.seesOutpatients = seesOutpatients
    }
  }
}
