import SQLite

/// The bytes of a key as the file has them, one part after the other, in memory that is used again and again.
struct KeyText {
  /// All parts, in UTF-8.
  private(set) var bytes: [UInt8] = []
  /// Where each part ends.
  private(set) var ends: [Int] = []
  /// A number that is nearly always another one for another key.
  private(set) var hash: UInt64 = 0

  /// Brings a key into the form of a dataset; see `Dataset.normalizedKey(_:)`.
  mutating func fill(_ parts: KeyParts, of dataset: Dataset) {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    hash = 0
    append(parts.first, of: dataset)
    if parts.count > 1 { append(parts.second, of: dataset) }
    if parts.count > 2 { append(parts.third, of: dataset) }
  }

  /// Whether the first values of a record are this key.
  func isKey(of record: Record) -> Bool {
    var start = 0
    for index in ends.indices {
      guard case .text(let text) = record.values[index] else { return false }
      let end = ends[index]
      guard text.utf8.elementsEqual(bytes[start..<end]) else { return false }
      start = end
    }
    return true
  }

  private mutating func append(_ part: String, of dataset: Dataset) {
    let start = bytes.count
    // Nearly every code is ASCII, and then no byte needs a look into Unicode's tables.
    if !appendASCII(part, upperCased: dataset.normalizesKeyToUpperCase) {
      bytes.removeSubrange(start...)
      bytes.append(contentsOf: dataset.normalizedCode(part).utf8)
    }
    for index in start..<bytes.count { mix(UInt64(bytes[index])) }
    // So that ("A", "BC") and ("AB", "C") differ.
    mix(0x100)
    ends.append(bytes.count)
  }

  /// Takes a part without the white space around it; false where it is not all ASCII.
  private mutating func appendASCII(_ part: String, upperCased: Bool) -> Bool {
    var length = bytes.count
    let start = length
    for byte in part.utf8 {
      guard byte < 0x80 else { return false }
      let isSpace = byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
      if isSpace, bytes.count == start { continue }
      let isSmall = upperCased && byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
      bytes.append(isSmall ? byte & 0xDF : byte)
      if !isSpace { length = bytes.count }
    }
    if length < bytes.count { bytes.removeSubrange(length...) }
    return true
  }

  /// One step of FNV-1a, with a rotation so that the low bits, which choose the place, depend on all of them.
  private mutating func mix(_ value: UInt64) {
    hash = (hash ^ value) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
  }
}
