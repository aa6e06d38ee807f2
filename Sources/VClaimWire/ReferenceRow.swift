/// One row of a reference list: a code, its name, and whatever else the row says.
public struct ReferenceRow: Sendable, Hashable {
  /// The code, trimmed and never empty; leading zeros are kept.
  public var code: String

  /// The name, trimmed, without the code that some lists repeat before it.
  public var name: String

  /// The row's other members that are strings, numbers or booleans: trimmed, under their names in lower case.
  public var fields: [String: String]

  /// Makes a row.
  ///
  /// - Parameters:
  ///   - code: The code.
  ///   - name: The name.
  ///   - fields: The other members.
  public init(code: String, name: String, fields: [String: String] = [:]) {
    self.code = code
    self.name = name
    self.fields = fields
  }
}
