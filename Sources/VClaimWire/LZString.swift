/// LZString in its `EncodedURIComponent` form: packed text of 6 bits a character over UTF-16 code units.
///
/// A stream of codes that grow wider as the dictionary does. Codes 0 and 1 announce a unit of 8 or 16 bits that was not met
/// before, 2 is the end, from 3 on stand the dictionary's entries (`vclaim.md`, section 2).
package enum LZString {
  /// The codes with a meaning of their own.
  enum Mark {
    /// A new unit of 8 bits follows.
    static let unit8 = 0
    /// A new unit of 16 bits follows.
    static let unit16 = 1
    /// The text ends.
    static let end = 2
    /// The first code that stands for an entry.
    static let firstEntry = 3
  }

  /// How many bits of the stream one character holds.
  static let bitsPerCharacter = 6

  /// The characters of the values 0 to 63.
  static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-".utf8)

  /// Stands for a character outside of the alphabet.
  static let foreign: UInt8 = 0xFF

  /// The 6 bits of each byte in the order in which a code takes them, its least significant one first; `foreign` for what
  /// cannot stand in packed text.
  static let turnedValues: [UInt8] = {
    var values = [UInt8](repeating: foreign, count: 256)
    for (value, character) in alphabet.enumerated() {
      // Of the eight bits of a byte turned over, the upper two were the empty ones.
      values[Int(character)] = UInt8(value).turned >> 2
    }
    // The original's sixty-fifth character, which no writer produces: it has no sixth bit, and so counts as zero.
    values[Int(UInt8(ascii: "$"))] = 0
    // What a form decoder makes of a plus sign.
    values[Int(UInt8(ascii: " "))] = values[Int(UInt8(ascii: "+"))]
    return values
  }()

  /// Whether a text holds nothing but characters that can stand in packed text.
  ///
  /// - Parameter text: The text.
  /// - Returns: Whether it is so; what the characters say is not looked at.
  static func isInAlphabet(_ text: [UInt8]) -> Bool {
    let table = turnedValues
    let values = table.span
    let text = text.span
    for index in text.indices where values[Int(text[index])] == foreign { return false }
    return true
  }

  /// The width of the next code.
  ///
  /// - Parameter entryCount: How many entries the reader's dictionary holds.
  /// - Returns: The bits that hold the first code behind the dictionary.
  static func codeWidth(entryCount: Int) -> Int {
    Int.bitWidth - (entryCount + Mark.firstEntry).leadingZeroBitCount
  }
}

extension UInt8 {
  /// The bits in reverse.
  fileprivate var turned: UInt8 {
    (0..<8).reduce(0) { turned, place in turned | (self >> place & 1) << (7 - place) }
  }
}
