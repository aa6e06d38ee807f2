/// Tolerant reading of answers: what is not there as it should be is nil.
extension JSONValue {
  /// A member's text, trimmed; a number as it is written; nil when it is missing, blank or neither.
  ///
  /// - Parameter name: The name in the service's usual spelling.
  /// - Returns: The text.
  func word(_ name: String) -> String? {
    guard let text = member(name)?.text?.trimmed, !text.isEmpty else { return nil }
    return text
  }

  /// A member that is a day, with or without a time after it; nil when there is no such day.
  ///
  /// - Parameter name: The name in the service's usual spelling.
  /// - Returns: The day.
  func day(_ name: String) -> CalendarDay? {
    word(name)?.split(maxSplits: 1, whereSeparator: { $0 == " " || $0 == "T" }).first.flatMap {
      CalendarDay(String($0))
    }
  }

  /// A member that is an object.
  ///
  /// - Parameter name: The name in the service's usual spelling.
  /// - Returns: The object; nil for anything else.
  func objectMember(_ name: String) -> JSONValue? {
    guard let value = member(name), case .object = value else { return nil }
    return value
  }
}
