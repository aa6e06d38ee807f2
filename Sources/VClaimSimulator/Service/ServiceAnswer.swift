/// What an end point found, before it is put into an envelope.
enum ServiceAnswer: Sendable {
  /// Rows under the key that the service uses for this list.
  case rows(key: String, [AnswerRow])
  /// 201 with null: nothing matches.
  case noData
  /// A refusal in the envelope.
  case refused(Refusal)

  /// Rows, or "no data" when there is none.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - key: Key of the list inside `response`.
  /// - Returns: The answer.
  static func list(_ rows: [AnswerRow], key: String = "list") -> ServiceAnswer {
    rows.isEmpty ? .noData : .rows(key: key, rows)
  }
}

/// One object of a list, its fields in the order of the wire.
struct AnswerRow: Sendable {
  /// The value of a field.
  enum Value: Sendable {
    case text(String)
    case number(Int)
    /// JSON as it is written: what a scenario puts in the place of the field's own type.
    case json(String)
  }

  var fields: [(name: String, value: Value)]

  /// Creates the usual row of two fields.
  ///
  /// - Parameters:
  ///   - code: Value of `kode`.
  ///   - name: Value of `nama`.
  init(code: String, name: String) {
    fields = [(name: "kode", value: .text(code)), (name: "nama", value: .text(name))]
  }
}
