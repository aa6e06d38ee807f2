/// A health care facility that works with BPJS.
public struct Facility: Sendable, Hashable, Codable {
  /// The code, trimmed, leading zeros kept.
  public var code: String
  /// The name, trimmed.
  public var name: String
  /// Primary care or hospital; nil where the service does not say, as in the paged dialect.
  public var level: FacilityLevel?

  /// Makes a facility.
  ///
  /// - Parameters:
  ///   - code: The code.
  ///   - name: The name.
  ///   - level: Primary care or hospital, or nil when unknown.
  public init(code: String, name: String, level: FacilityLevel?) {
    self.code = code
    self.name = name
    self.level = level
  }
}
