extension LZString {
  /// Unpacks text right into UTF-8, as long as it holds no surrogates: then a unit of one entry is a unit of each other one.
  ///
  /// - Parameters:
  ///   - text: The packed text, as ASCII.
  ///   - limit: The largest size of the result, in bytes.
  /// - Returns: The text as UTF-8; nil when it holds a surrogate or exceeds the limit, of which `decompress` makes what is due.
  /// - Throws: `malformedPacking`.
  static func unpackPlain(_ text: [UInt8], limit: Int) throws(WireError) -> [UInt8]? {
    var stream = BitReader(text: text)
    // Lists of rows pack to less than a third.
    var output = Output(roomFor: max(0, min(limit, 4 * text.count)), limit: min(limit, Stretch.furthestEnd))
    var entries: [Stretch] = []
    entries.reserveCapacity(text.count / 2)
    var previous = Stretch(start: 0, length: 0)

    while true {
      let code = try stream.read(codeWidth(entryCount: entries.count))
      if code == Mark.end { return output.finish() }
      let start = output.count
      if code == Mark.unit8 || code == Mark.unit16 {
        let unit = try stream.read(code == Mark.unit8 ? 8 : 16)
        guard output.append(UInt16(truncatingIfNeeded: unit)) else { return nil }
        let size = output.count - start
        entries.append(Stretch(start: start, length: size))
        if previous.length > 0 { entries.append(previous.extended(by: size)) }
      } else {
        // The code after the last known one stands for the entry that it completes itself.
        let index = code - Mark.firstEntry
        guard previous.length > 0, index <= entries.count else { throw unknownCode(before: stream.position) }
        let first = index < entries.count ? entries[index] : previous
        entries.append(previous.extended(by: output.sizeOfUnit(at: Int(first.start))))
        guard output.append(entries[index]) else { return nil }
      }
      previous = Stretch(start: start, length: output.count - start)
    }
  }
}

/// A stretch of the output.
private struct Stretch {
  /// Half the size of a word: there is one for every few characters of the text.
  let start: Int32
  let length: Int32

  /// How far into the output a stretch can reach.
  static let furthestEnd = Int(Int32.max / 2)

  init(start: Int, length: Int) {
    self.start = Int32(truncatingIfNeeded: start)
    self.length = Int32(truncatingIfNeeded: length)
  }

  /// The stretch with the unit behind it.
  func extended(by size: Int) -> Stretch { Stretch(start: Int(start), length: Int(length) + size) }
}

/// The text that has been unpacked so far, and room for more.
private struct Output {
  /// Bytes behind the room, so that a stretch can be copied eight bytes at a time.
  private static let spare = 8

  private var bytes: [UInt8]
  private let limit: Int
  private(set) var count = 0

  init(roomFor size: Int, limit: Int) {
    self.bytes = [UInt8](repeating: 0, count: size + Self.spare)
    self.limit = limit
  }

  /// How many bytes the unit has that begins there.
  func sizeOfUnit(at place: Int) -> Int {
    let byte = bytes[place]
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : 3
  }

  /// Appends a unit.
  ///
  /// - Returns: Whether that was possible: not for a surrogate, nor beyond the limit.
  mutating func append(_ unit: UInt16) -> Bool {
    guard !UTF16.isSurrogate(unit), let scalar = Unicode.Scalar(unit) else { return false }
    let encoded = UTF8.encode(scalar)
    guard let encoded, makeRoom(for: encoded.count) else { return false }
    for byte in encoded {
      bytes[count] = byte
      count += 1
    }
    return true
  }

  /// Appends a stretch of the text itself, which may reach into what it appends.
  ///
  /// - Returns: Whether that was possible: not beyond the limit.
  @inline(__always)
  mutating func append(_ stretch: Stretch) -> Bool {
    let length = Int(stretch.length)
    guard makeRoom(for: length) else { return false }
    let end = count + length
    let offset = count - Int(stretch.start)
    var place = count
    count = end
    var span = bytes.mutableSpan
    if offset >= Self.spare {
      // What is written beyond the end is written over later, or cut off.
      while place < end {
        span.copyWord(from: place &- offset, to: place)
        place &+= Self.spare
      }
    }
    while place < end {
      span[place] = span[place &- offset]
      place &+= 1
    }
    return true
  }

  mutating func finish() -> [UInt8] {
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  @inline(__always)
  private mutating func makeRoom(for size: Int) -> Bool {
    size <= bytes.count - Self.spare - count || grow(by: size)
  }

  private mutating func grow(by size: Int) -> Bool {
    guard size <= limit - count else { return false }
    let capacity = min(limit, max(2 * bytes.count, count + size))
    bytes.append(contentsOf: repeatElement(0, count: capacity + Self.spare - bytes.count))
    return true
  }
}
