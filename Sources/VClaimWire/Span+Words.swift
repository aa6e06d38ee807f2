extension Span<UInt8> {
  /// Eight bytes as one number, the first byte lowest: what is done to each byte of a long text is done to eight at once.
  ///
  /// - Parameter place: Where the first one stands; seven more must follow.
  /// - Returns: The number.
  @inline(__always)
  func word(at place: Int) -> UInt64 {
    // Unsafe in name only: the bounds are checked, and any eight bytes are a number.
    UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
  }
}

extension MutableSpan<UInt8> {
  /// Copies eight bytes.
  ///
  /// - Parameters:
  ///   - source: Where the first one stands; seven more must follow.
  ///   - target: Where to put it; there must be room for all eight.
  @inline(__always)
  mutating func copyWord(from source: Int, to target: Int) {
    let word = span.word(at: source)
    // As above: any eight bytes may stand there.
    var bytes = unsafe mutableBytes
    bytes.storeBytes(of: word.littleEndian, toByteOffset: target, as: UInt64.self)
  }
}
