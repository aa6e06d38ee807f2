extension Span<UInt8> {
  /// Whether these bytes begin with others.
  ///
  /// - Parameter other: The others.
  /// - Returns: Whether they do; so they do with none.
  func starts(with other: Span<UInt8>) -> Bool {
    guard other.count <= count else { return false }
    for place in 0..<other.count where self[place] != other[place] { return false }
    return true
  }

  /// Whether these bytes stand before others in the order of their values.
  ///
  /// - Parameter other: The others.
  /// - Returns: Whether they do; equal ones do not.
  func precedes(_ other: Span<UInt8>) -> Bool {
    for place in 0..<Swift.min(count, other.count) where self[place] != other[place] {
      return self[place] < other[place]
    }
    return count < other.count
  }
}
