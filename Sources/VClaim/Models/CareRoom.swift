/// A kind of care room.
public struct CareRoom: CodedValue {
  /// The code, trimmed.
  public var code: String
  /// The name, trimmed, without the code in front of it.
  public var name: String

  /// Makes a value.
  ///
  /// - Parameters:
  ///   - code: The code.
  ///   - name: The name.
  public init(code: String, name: String) {
    self.code = code
    self.name = name
  }
}
