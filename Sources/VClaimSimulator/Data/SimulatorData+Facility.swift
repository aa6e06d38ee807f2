extension SimulatorData {
  /// A health facility.
  public struct Facility: Sendable, Hashable {
    /// Eight characters, the first four those of the regency.
    public var code: String
    /// The name.
    public var name: String
    /// 1 primary (FKTP), 2 hospital (FKRTL); `nil` is found by the paged dialect only.
    public var level: Int?

    /// Creates a facility.
    ///
    /// - Parameters:
    ///   - code: Eight characters, the first four those of the regency.
    ///   - name: The name.
    ///   - level: 1, 2 or unknown.
    public init(code: String, name: String, level: Int?) {
      self.code = code
      self.name = name
      self.level = level
    }
  }
}
