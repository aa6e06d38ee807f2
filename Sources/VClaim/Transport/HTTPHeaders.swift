/// The header fields of a request or an answer, in order, looked up without regard to case.
///
/// A description shows the names only: among the values are signatures and keys.
public struct HTTPHeaders: Sendable {
  /// One header field.
  public struct Field: Sendable, Hashable {
    /// The name, as it is written.
    public var name: String
    /// The value, without surrounding white space.
    public var value: String

    /// Makes a field.
    ///
    /// - Parameters:
    ///   - name: The name, as it is written.
    ///   - value: The value, without surrounding white space.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// All fields, in the order in which they are sent or were received.
  public private(set) var fields: [Field]

  /// Makes a list of fields.
  ///
  /// - Parameter fields: The fields, in order.
  public init(_ fields: [Field] = []) {
    self.fields = fields
  }

  /// Appends a field; one of the same name stays.
  ///
  /// - Parameters:
  ///   - name: The name, as it is written.
  ///   - value: The value.
  public mutating func add(name: String, value: String) {
    fields.append(Field(name: name, value: value))
  }

  /// The value of the first field of this name, in any case, or nil.
  ///
  /// - Parameter name: The name, in any case.
  public subscript(name: String) -> String? {
    let wanted = name.lowercased()
    return fields.first { $0.name.lowercased() == wanted }?.value
  }
}

extension HTTPHeaders: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The names of the fields, never their values.
  public var description: String { "[" + fields.map(\.name).joined(separator: ", ") + "]" }

  /// The same as ``description``.
  public var debugDescription: String { description }

  /// A mirror without children, so that `dump` shows no value either.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension HTTPHeaders.Field: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The name of the field, never its value.
  public var description: String { name }

  /// The same as ``description``.
  public var debugDescription: String { name }

  /// A mirror without children, so that `dump` shows no value either.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
