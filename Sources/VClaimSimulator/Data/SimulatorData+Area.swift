extension SimulatorData {
  /// A row with a code, a name and the row that it belongs to.
  public struct Area: Sendable, Hashable {
    /// Code of the province or regency around it.
    public var parentCode: String
    /// The code, not empty.
    public var code: String
    /// The name.
    public var name: String

    /// Creates a row.
    ///
    /// - Parameters:
    ///   - parentCode: Code of the province or regency around it.
    ///   - code: The code, not empty.
    ///   - name: The name.
    public init(parentCode: String, code: String, name: String) {
      self.parentCode = parentCode
      self.code = code
      self.name = name
    }
  }
}
