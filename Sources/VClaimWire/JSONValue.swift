/// Any JSON value.
package enum JSONValue: Sendable, Hashable {
  /// The literal `null`.
  case null
  /// The literal `true` or `false`.
  case bool(Bool)
  /// A number in the form in which it was written, so that a code with many digits, or `1.50`, stays what it was.
  case number(String)
  /// A string, without its escapes.
  case string(String)
  /// A list.
  case array([JSONValue])
  /// An object; of a key that is written twice, the last value.
  case object([String: JSONValue])

  /// What the value is, in words that fit an error message and quote nothing of it.
  package var kind: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }

  /// The text of a string or a number as written; nil for anything else.
  package var text: String? {
    switch self {
    case .string(let text), .number(let text): text
    case .null, .bool, .array, .object: nil
    }
  }

  /// The first of several members that is there.
  ///
  /// - Parameter keys: The names, in the order of preference.
  /// - Returns: The member, or nil when there is none of them.
  func firstMember(of keys: [String]) -> JSONValue? {
    for key in keys {
      if let member = member(key) { return member }
    }
    return nil
  }

  /// The member of an object, by its exact name or, failing that, regardless of case.
  ///
  /// - Parameter key: The name, in the service's usual spelling.
  /// - Returns: The member, or nil when this is no object or has no such member.
  package func member(_ key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    if let exact = members[key] { return exact }
    let folded = key.lowercased()
    // The least of several spellings, so that the choice does not depend on hashing.
    return members.filter { $0.key.lowercased() == folded }.min { $0.key < $1.key }?.value
  }
}
