/// A doctor, as the service lists one.
public struct Doctor: Sendable, Hashable, Codable {
  /// The code of the facility; nil where the service does not say.
  ///
  /// In the official dialect the lists hold the doctors of the facility that the credentials belong to, and its code
  /// is not among what the client knows.
  public var facilityCode: String?
  /// The code of the polyclinic that was asked for; nil for a search by name.
  public var polyclinicCode: String?
  /// The code, trimmed.
  public var code: String
  /// The name, trimmed.
  public var name: String

  /// Makes a doctor.
  ///
  /// - Parameters:
  ///   - facilityCode: The code of the facility, or nil when unknown.
  ///   - polyclinicCode: The code of the polyclinic, or nil when unknown.
  ///   - code: The code.
  ///   - name: The name.
  public init(facilityCode: String?, polyclinicCode: String?, code: String, name: String) {
    self.facilityCode = facilityCode
    self.polyclinicCode = polyclinicCode
    self.code = code
    self.name = name
  }
}
