/// Chance that repeats: the same seed gives the same numbers on every machine.
///
/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014): its few lines are fixed
/// here because `SystemRandomNumberGenerator` cannot be seeded and the standard library promises no algorithm for
/// its own `shuffled` and `random(in:)`.
struct SeededGenerator: Sendable {
  private var state: UInt64

  /// Starts a sequence.
  ///
  /// - Parameters:
  ///   - seed: Any number.
  ///   - stream: Names an independent sequence under the same seed, so that one table's size never moves another's rows.
  init(seed: UInt64, stream: String) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in stream.utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    state = seed ^ hash
  }

  /// The next number of the sequence.
  ///
  /// - Returns: Any 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A number below a bound.
  ///
  /// The slight unevenness of a remainder does not matter for invented rows.
  ///
  /// - Parameter bound: At least 1.
  /// - Returns: 0 up to, not including, the bound.
  mutating func number(below bound: Int) -> Int {
    Int(next() % UInt64(max(bound, 1)))
  }

  /// One of several words.
  ///
  /// - Parameter words: The choice.
  /// - Returns: One of them, or an empty text when there is none.
  mutating func pick(_ words: [String]) -> String {
    words.isEmpty ? "" : words[number(below: words.count)]
  }
}
