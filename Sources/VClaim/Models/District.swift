/// A district of a regency or city.
public struct District: Sendable, Hashable, Codable {
  /// The code of the regency that it belongs to.
  public var regencyCode: String
  /// The code, trimmed.
  public var code: String
  /// The name, trimmed.
  public var name: String

  /// Makes a value.
  ///
  /// - Parameters:
  ///   - regencyCode: The code of the regency that it belongs to.
  ///   - code: The code.
  ///   - name: The name.
  public init(regencyCode: String, code: String, name: String) {
    self.regencyCode = regencyCode
    self.code = code
    self.name = name
  }
}
