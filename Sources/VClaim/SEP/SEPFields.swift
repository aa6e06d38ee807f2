/// The members of one object of a letter, read one after the other; what nobody asked for is a fault in the end.
///
/// Faults name fields and quote no value, and reading goes on after one, so that all are found at once.
struct SEPFields {
  /// What is wrong so far.
  private(set) var faults: [String] = []

  private let prefix: String
  private let members: [String: JSONValue]
  private var taken: Set<String> = []

  /// Begins to read an object.
  ///
  /// - Parameters:
  ///   - members: Its members.
  ///   - prefix: The path of the object with a dot at its end, for faults.
  init(_ members: [String: JSONValue], prefix: String = "") {
    self.members = members
    self.prefix = prefix
  }

  /// Takes note of a fault.
  ///
  /// - Parameter fault: A sentence that begins with the name of a member.
  mutating func note(_ fault: String) { faults.append(prefix + fault) }

  /// A text, trimmed; empty where the member is missing or null.
  ///
  /// - Parameter name: The name of the member.
  /// - Returns: The text.
  mutating func text(_ name: String) -> String {
    taken.insert(name)
    guard let value = members[name], value != .null else { return "" }
    if let text = value.text { return text.trimmed }
    note("\(name) must be a text, not \(value.kind)")
    return ""
  }

  /// Whether there is a member of this name, whatever it holds.
  ///
  /// - Parameter name: The name of the member.
  /// - Returns: Whether it is there.
  func has(_ name: String) -> Bool { members[name] != nil }

  /// A text, trimmed; nil where the member is missing, null or blank.
  ///
  /// - Parameter name: The name of the member.
  /// - Returns: The text.
  mutating func textIfAny(_ name: String) -> String? {
    let text = text(name)
    return text.isEmpty ? nil : text
  }

  /// A day; nil where there is none.
  ///
  /// - Parameter name: The name of the member.
  /// - Returns: The day.
  mutating func day(_ name: String) -> CalendarDay? {
    let text = text(name)
    if text.isEmpty { return nil }
    if let day = CalendarDay(text) { return day }
    note("\(name) must be a day of the calendar, written yyyy-mm-dd")
    return nil
  }

  /// A day that must be there.
  ///
  /// - Parameter name: The name of the member.
  /// - Returns: The day; any one after a fault.
  mutating func requiredDay(_ name: String) -> CalendarDay {
    required(name, onFault: .epoch) { $0.day(name) }
  }

  /// `1` or `0`; false where there is neither.
  ///
  /// - Parameter name: The name of the member.
  /// - Returns: Whether it is `1`.
  mutating func flag(_ name: String) -> Bool {
    let text = text(name)
    if !["", "0", "1"].contains(text) { note("\(name) must be 0 or 1") }
    return text == "1"
  }

  /// A number; nil where there is none.
  ///
  /// Its range is checked with the letter.
  ///
  /// - Parameter name: The name of the member.
  /// - Returns: The number.
  mutating func number(_ name: String) -> Int? {
    let text = text(name)
    if text.isEmpty { return nil }
    if let number = Int(text) { return number }
    note("\(name) must be a number")
    return nil
  }

  /// One of the codes that the protocol fixes; nil where there is none.
  ///
  /// - Parameter name: The name of the member.
  /// - Returns: The code.
  mutating func choice<Code: RawRepresentable & CaseIterable>(_ name: String) -> Code? where Code.RawValue == Int {
    let text = text(name)
    if text.isEmpty { return nil }
    if let code = Code.allCases.first(where: { String($0.rawValue) == text }) { return code }
    note("\(name) must be one of \(Code.allCases.map { String($0.rawValue) }.joined(separator: ", "))")
    return nil
  }

  /// One of the codes that the protocol fixes, which must be there.
  ///
  /// - Parameters:
  ///   - name: The name of the member.
  ///   - placeholder: What to return after a fault, so that reading can go on.
  /// - Returns: The code.
  mutating func choice<Code: RawRepresentable & CaseIterable>(_ name: String, onFault placeholder: Code) -> Code
  where Code.RawValue == Int {
    required(name, onFault: placeholder) { $0.choice(name) }
  }

  /// `RJ` or `RI`, as the customer's document has it, or the number of the official dialect; it must be there.
  ///
  /// - Parameter name: The name of the member.
  /// - Returns: The kind of service; any one after a fault.
  mutating func flatService(_ name: String) -> ServiceKind {
    required(name, onFault: .outpatient) { fields in
      switch fields.text(name) {
      case "RJ", "2": return .outpatient
      case "RI", "1": return .inpatient
      case "": return nil
      default:
        fields.note("\(name) must be RJ (outpatient) or RI (inpatient)")
        return nil
      }
    }
  }

  /// An object among the members; what is wrong in it is wrong here too.
  ///
  /// - Parameters:
  ///   - name: The name of the member.
  ///   - read: Reads its members.
  /// - Returns: What was read, or nil where the member is missing, null or no object.
  @discardableResult
  mutating func group<Value>(_ name: String, _ read: (inout SEPFields) -> Value) -> Value? {
    taken.insert(name)
    guard let value = members[name], value != .null else { return nil }
    guard case .object(let inner) = value else {
      note("\(name) must be an object, not \(value.kind)")
      return nil
    }
    var fields = SEPFields(inner, prefix: "\(prefix)\(name).")
    let result = read(&fields)
    fields.finish()
    faults += fields.faults
    return result
  }

  /// Ends the reading: a member that nobody asked for is a fault.
  mutating func finish() {
    for name in members.keys.sorted() where !taken.contains(name) {
      note("\(ServiceText.harmless(name, without: [])) is unknown")
    }
  }

  private mutating func required<Value>(
    _ name: String, onFault placeholder: Value, _ read: (inout SEPFields) -> Value?
  ) -> Value {
    let count = faults.count
    if let value = read(&self) { return value }
    if faults.count == count { note("\(name) is missing") }
    return placeholder
  }
}
