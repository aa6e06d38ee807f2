extension LZString {
  /// Reads numbers, least significant bit first, from characters of 6 bits, most significant bit first.
  struct BitReader {
    private let text: [UInt8]
    private let values = LZString.turnedValues
    /// The bits that were taken from the text and not yet read, the next one lowest.
    private var bits: UInt64 = 0
    private var bitCount = 0

    /// The place of the next character to take.
    private(set) var position = 0

    init(text: [UInt8]) {
      self.text = text
    }

    /// Reads a number.
    ///
    /// - Parameter width: How many bits it has, at most 58.
    /// - Returns: The number.
    /// - Throws: `malformedPacking` for a foreign character, and at the text's end.
    @inline(__always)
    mutating func read(_ width: Int) throws(WireError) -> Int {
      while bitCount < width {
        guard position < text.count else { throw brokenOff() }
        let value = values[Int(text[position])]
        guard value != LZString.foreign else { throw foreignCharacter() }
        bits |= UInt64(value) &<< UInt64(truncatingIfNeeded: bitCount)
        bitCount &+= LZString.bitsPerCharacter
        position &+= 1
      }
      let number = bits & (1 &<< UInt64(truncatingIfNeeded: width) &- 1)
      bits &>>= UInt64(truncatingIfNeeded: width)
      bitCount &-= width
      return Int(truncatingIfNeeded: number)
    }

    private func brokenOff() -> WireError {
      WireError(.malformedPacking, "packed text breaks off after \(position) characters, before its end mark")
    }

    private func foreignCharacter() -> WireError {
      WireError(.malformedPacking, "character \(position) of packed text is outside its alphabet")
    }
  }
}
