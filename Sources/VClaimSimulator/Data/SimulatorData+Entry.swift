extension SimulatorData {
  /// A row with a code and a name.
  public struct Entry: Sendable, Hashable {
    /// The code, not empty.
    public var code: String
    /// The name, without the code.
    public var name: String

    /// Creates a row.
    ///
    /// - Parameters:
    ///   - code: The code, not empty.
    ///   - name: The name, without the code.
    public init(code: String, name: String) {
      self.code = code
      self.name = name
    }
  }
}
