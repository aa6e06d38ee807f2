/// A value of the reference data that consists of a code and a name.
public protocol CodedValue: Sendable, Hashable, Codable {
  /// The code, trimmed; unique within its kind and compared exactly.
  var code: String { get }
  /// The name, trimmed, without the code in front of it.
  var name: String { get }

  /// Makes a value.
  ///
  /// - Parameters:
  ///   - code: The code.
  ///   - name: The name.
  init(code: String, name: String)
}

extension CodedValue {
  /// Makes a value of a row that the service sent.
  ///
  /// - Parameter row: The row.
  init(_ row: ReferenceRow) {
    self.init(code: row.code, name: row.name)
  }
}
