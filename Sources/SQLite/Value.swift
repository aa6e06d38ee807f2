/// One value as SQLite stores it: the five storage classes.
///
/// Source: https://sqlite.org/datatype3.html
public enum Value: Sendable, Hashable {
  /// No value.
  case null
  /// A signed integer of 64 bits.
  case integer(Int64)
  /// A floating-point number of 64 bits.
  case real(Double)
  /// A text in UTF-8.
  case text(String)
  /// Bytes, taken as they are.
  case blob([UInt8])

  /// A text.
  ///
  /// - Parameter text: Any text, the empty one included.
  public init(_ text: String) {
    self = .text(text)
  }

  /// An integer.
  ///
  /// - Parameter integer: Any number.
  public init(_ integer: Int) {
    self = .integer(Int64(integer))
  }

  /// An integer.
  ///
  /// - Parameter integer: Any number.
  public init(_ integer: Int64) {
    self = .integer(integer)
  }

  /// A text, or ``null`` where there is none.
  ///
  /// - Parameter text: Any text or nil.
  public init(_ text: String?) {
    self = text.map { .text($0) } ?? .null
  }

  /// An integer, or ``null`` where there is none.
  ///
  /// - Parameter integer: Any number or nil.
  public init(_ integer: Int64?) {
    self = integer.map { .integer($0) } ?? .null
  }
}

extension Value: ExpressibleByNilLiteral {
  /// Makes ``null``.
  ///
  /// - Parameter nilLiteral: Nothing.
  public init(nilLiteral: ()) {
    self = .null
  }
}

extension Value: ExpressibleByIntegerLiteral {
  /// Makes an ``integer(_:)``.
  ///
  /// - Parameter value: The literal.
  public init(integerLiteral value: Int64) {
    self = .integer(value)
  }
}

extension Value: ExpressibleByFloatLiteral {
  /// Makes a ``real(_:)``.
  ///
  /// - Parameter value: The literal.
  public init(floatLiteral value: Double) {
    self = .real(value)
  }
}

extension Value: ExpressibleByStringLiteral {
  /// Makes a ``text(_:)``.
  ///
  /// - Parameter value: The literal.
  public init(stringLiteral value: String) {
    self = .text(value)
  }
}
