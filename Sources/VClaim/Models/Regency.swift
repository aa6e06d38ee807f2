/// A regency or city of a province.
public struct Regency: Sendable, Hashable, Codable {
  /// The code of the province that it belongs to.
  public var provinceCode: String
  /// The code, trimmed.
  public var code: String
  /// The name, trimmed.
  public var name: String

  /// Makes a value.
  ///
  /// - Parameters:
  ///   - provinceCode: The code of the province that it belongs to.
  ///   - code: The code.
  ///   - name: The name.
  public init(provinceCode: String, code: String, name: String) {
    self.provinceCode = provinceCode
    self.code = code
    self.name = name
  }
}
