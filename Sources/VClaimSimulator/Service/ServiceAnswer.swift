/// What an end point found, before it is put into an envelope.
enum ServiceAnswer: Sendable {
  /// Rows under the key that the service uses for this list.
  case rows(key: String, [AnswerRow])
  /// Rows as a bare array.
  case bareRows([AnswerRow])
  /// One object.
  case object(AnswerRow)
  /// A text that stays plain also where answers are encrypted.
  case plainText(String)
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
