/// The bytes of a key as the file has them, one part after the other, in memory of its own: nothing is allocated for it.
struct KeyText: Sendable {
  /// How many bytes there may be; no key of a dataset comes near it.
  static let capacity = 48

  private var bytes = InlineArray<48, UInt8>(repeating: 0)
  private var ends = InlineArray<3, UInt8>(repeating: 0)
  private var byteCount: UInt8 = 0
  private var partCount: UInt8 = 0
  /// A number that is nearly always another one for another key.
  private(set) var hash: UInt64 = 0

  /// Brings a key into the form of a dataset, as `Dataset.normalizedKey(_:)` does.
  ///
  /// Nil where it is too long.
  static func of(_ parts: KeyParts, in dataset: Dataset) -> KeyText? {
    var key = KeyText()
    let isUpperCased = dataset.normalizesKeyToUpperCase
    guard key.append(parts.first, of: dataset, isUpperCased) else { return nil }
    guard parts.count < 2 || key.append(parts.second, of: dataset, isUpperCased) else { return nil }
    guard parts.count < 3 || key.append(parts.third, of: dataset, isUpperCased) else { return nil }
    return key
  }

  private init() {}

  /// Whether two keys are the same.
  static func == (one: borrowing KeyText, other: borrowing KeyText) -> Bool {
    guard one.hash == other.hash, one.byteCount == other.byteCount, one.partCount == other.partCount else {
      return false
    }
    for index in 0..<Int(one.byteCount) where one.bytes[index] != other.bytes[index] { return false }
    for index in 0..<Int(one.partCount) where one.ends[index] != other.ends[index] { return false }
    return true
  }

  /// Lends the bytes, and where each part ends.
  @inline(__always) func withSpans<R, Failure: Error>(
    _ body: (Span<UInt8>, Span<UInt8>) throws(Failure) -> R
  ) throws(Failure) -> R {
    try body(bytes.span.extracting(first: Int(byteCount)), ends.span.extracting(first: Int(partCount)))
  }

  private mutating func append(_ part: String, of dataset: Dataset, _ isUpperCased: Bool) -> Bool {
    let start = Int(byteCount)
    // Nearly every code is ASCII, and then no byte needs a look into Unicode's tables.
    if let isShortEnough = appendASCII(part.utf8Span.span, isUpperCased) {
      guard isShortEnough else { return false }
    } else {
      let code = dataset.normalizedCode(part).utf8
      guard start + code.count <= Self.capacity else { return false }
      var end = start
      for byte in code {
        bytes[end] = byte
        end += 1
      }
      byteCount = UInt8(end)
    }
    var hash = hash
    for index in start..<Int(byteCount) { Self.mix(UInt64(bytes[index]), into: &hash) }
    // So that ("A", "BC") and ("AB", "C") differ.
    Self.mix(0x100, into: &hash)
    self.hash = hash
    ends[Int(partCount)] = byteCount
    partCount += 1
    return true
  }

  /// Takes a part without the white space around it; false where it is too long, nil where it is not all ASCII.
  private mutating func appendASCII(_ part: Span<UInt8>, _ isUpperCased: Bool) -> Bool? {
    let start = Int(byteCount)
    var (count, end) = (start, start)
    for index in part.indices {
      let byte = part[index]
      guard byte < 0x80 else { return nil }
      let isSpace = byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
      if isSpace, count == start { continue }
      guard count < Self.capacity else { return false }
      bytes[count] = isUpperCased && byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") ? byte & 0xDF : byte
      count += 1
      if !isSpace { end = count }
    }
    byteCount = UInt8(end)
    return true
  }

  /// One step of FNV-1a, with a rotation so that the low bits, which choose the place, depend on all of them.
  private static func mix(_ value: UInt64, into hash: inout UInt64) {
    hash = (hash ^ value) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
  }
}
