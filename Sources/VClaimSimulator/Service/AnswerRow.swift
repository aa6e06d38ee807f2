/// One object of an answer, its fields in the order of the wire.
struct AnswerRow: Sendable {
  /// The value of a field.
  indirect enum Value: Sendable {
    case text(String)
    case number(Int)
    case null
    case object(AnswerRow)
    /// A list of one number: no field is one, but a scenario makes some so.
    case list(Int)

    /// A text, or null where there is none.
    ///
    /// - Parameter text: The text.
    /// - Returns: The value.
    static func optional(_ text: String?) -> Value {
      text.map(Value.text) ?? .null
    }
  }

  var fields: [(name: String, value: Value)]

  /// Creates a row of any fields.
  ///
  /// - Parameter fields: Names and values.
  init(fields: [(name: String, value: Value)]) {
    self.fields = fields
  }

  /// Creates the usual row of two fields.
  ///
  /// - Parameters:
  ///   - code: Value of `kode`.
  ///   - name: Value of `nama`.
  init(code: String, name: String) {
    fields = [(name: "kode", value: .text(code)), (name: "nama", value: .text(name))]
  }
}
