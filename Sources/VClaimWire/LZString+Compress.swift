extension LZString {
  /// Packs text exactly as the original does, in time and memory linear in the input.
  ///
  /// - Parameter utf8: The text; what is not UTF-8 in it is packed as U+FFFD.
  /// - Returns: The packed text; never empty, as even the empty text has an end mark.
  package static func compressToEncodedURIComponent(_ utf8: [UInt8]) -> String {
    compress(Array(String(decoding: utf8, as: UTF8.self).utf16))
  }

  /// Packs code units, lone surrogates as they are.
  ///
  /// - Parameter units: The code units.
  /// - Returns: The packed text.
  package static func compress(_ units: [UInt16]) -> String {
    var compressor = Compressor(unitCount: units.count)
    for unit in units {
      compressor.append(unit)
    }
    return compressor.finish()
  }
}

/// Finds the longest known text again and again, in a trie that is one hash table of edges.
private struct Compressor {
  /// An edge of the trie: the code of a text (0 is the empty one) and the unit that follows it.
  private struct Edge: Hashable {
    var code: Int
    var unit: UInt16
  }

  private static let emptyText = 0

  private var codes: [Edge: Int]
  private var nextCode = LZString.Mark.firstEntry
  /// Units that have a code but were not announced to the reader yet.
  private var unannounced: [Int: UInt16] = [:]
  /// The code of the text that is matched so far.
  private var current = Self.emptyText
  /// How many entries the reader's dictionary holds by now: it decides the width of the next code.
  private var readerEntryCount = 0
  private var writer = BitWriter()

  init(unitCount: Int) {
    self.codes = Dictionary(minimumCapacity: unitCount / 2)
  }

  mutating func append(_ unit: UInt16) {
    let edge = Edge(code: current, unit: unit)
    if let longer = codes[edge] {
      current = longer
      return
    }
    // A unit that is new takes its code before the text that it ends.
    let single = code(ofSingle: unit)
    if current == Self.emptyText {
      current = single
      return
    }
    writeCurrent()
    codes[edge] = nextCode
    nextCode += 1
    current = single
  }

  mutating func finish() -> String {
    if current != Self.emptyText { writeCurrent() }
    writer.write(LZString.Mark.end, width: LZString.codeWidth(entryCount: readerEntryCount))
    return writer.finish()
  }

  private mutating func code(ofSingle unit: UInt16) -> Int {
    let edge = Edge(code: Self.emptyText, unit: unit)
    if let code = codes[edge] { return code }
    let code = nextCode
    codes[edge] = code
    unannounced[code] = unit
    nextCode += 1
    return code
  }

  private mutating func writeCurrent() {
    let width = LZString.codeWidth(entryCount: readerEntryCount)
    // From its second code on, a reader can add one entry for the pair that each code completes.
    let completesPair = readerEntryCount > 0
    if let unit = unannounced.removeValue(forKey: current) {
      let isNarrow = unit <= 0xFF
      writer.write(isNarrow ? LZString.Mark.unit8 : LZString.Mark.unit16, width: width)
      writer.write(Int(unit), width: isNarrow ? 8 : 16)
      readerEntryCount += 1
    } else {
      writer.write(current, width: width)
    }
    if completesPair { readerEntryCount += 1 }
  }
}

/// Writes numbers, least significant bit first, into characters of 6 bits, most significant bit first.
private struct BitWriter {
  private var text: [UInt8] = []
  private var bits = 0
  private var bitCount = 0

  mutating func write(_ number: Int, width: Int) {
    for place in 0..<width {
      bits = bits << 1 | number >> place & 1
      bitCount += 1
      if bitCount == LZString.bitsPerCharacter { flush() }
    }
  }

  /// Fills the last character with zeros; it is written even when no bit of it is used, as the original does.
  mutating func finish() -> String {
    bits <<= LZString.bitsPerCharacter - bitCount
    flush()
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func flush() {
    text.append(LZString.alphabet[bits])
    bits = 0
    bitCount = 0
  }
}
