import SQLite

/// Comparing values as SQLite does.
///
/// Swift compares texts by canonical equivalence: an é in one or in two scalars is equal to it, to SQLite it is not.
extension Value {
  /// Whether SQLite's `IS` would call the two the same.
  func hasSameBytes(as other: Value) -> Bool {
    if case .text(let first) = self, case .text(let second) = other { return first.order(to: second) == 0 }
    return self == other
  }
}

extension String {
  /// Below 0 where the text comes before another one, 0 where both are the same, above 0 where it comes later: byte by
  /// byte, as an index orders them.
  func order(to other: String) -> Int {
    let bytes = utf8Span.span
    let others = other.utf8Span.span
    for index in 0..<min(bytes.count, others.count) where bytes[index] != others[index] {
      return Int(bytes[index]) - Int(others[index])
    }
    return bytes.count - others.count
  }

  /// The first eight bytes as a number that orders like the text, as far as they go.
  var leadingBytes: UInt64 {
    let bytes = utf8Span.span
    var number: UInt64 = 0
    for index in 0..<8 { number = number << 8 | (index < bytes.count ? UInt64(bytes[index]) : 0) }
    return number
  }
}
