extension LZString {
  /// Unpacks text, in time and memory linear in input and output.
  ///
  /// Whatever the input, memory stays within a small multiple of input and limit. A surrogate without its partner, which text
  /// in UTF-8 cannot hold, becomes U+FFFD. Characters behind the end mark are ignored, as in the original.
  ///
  /// - Parameters:
  ///   - text: The packed text, as ASCII.
  ///   - limit: The largest size of the result, in bytes.
  /// - Returns: The text as UTF-8.
  /// - Throws: `malformedPacking` for a foreign character, an unknown code or a missing end mark, `outputTooLarge` beyond the
  ///   limit.
  package static func decompressFromEncodedURIComponent(_ text: [UInt8], limit: Int) throws(WireError) -> [UInt8] {
    if let result = try unpackPlain(text, limit: limit) { return result }
    let units = try decompress(text, limit: limit)
    var result: [UInt8] = []
    result.reserveCapacity(units.count)
    _ = transcode(units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: false) { result.append($0) }
    guard result.count <= limit else { throw tooLarge(limit) }
    return result
  }

  /// Unpacks text into code units, lone surrogates as they are.
  ///
  /// A dictionary entry is the text of the code before, and the unit that followed it in the output: so each is a place in the
  /// output and a length, and no text is ever built twice.
  ///
  /// - Parameters:
  ///   - text: The packed text, as ASCII.
  ///   - limit: The largest count of code units.
  /// - Returns: The code units.
  /// - Throws: `malformedPacking`, `outputTooLarge`.
  package static func decompress(_ text: [UInt8], limit: Int) throws(WireError) -> [UInt16] {
    var stream = BitReader(text: text)
    var output: [UInt16] = []
    var entries: [Entry] = []
    var previous: Entry?

    while true {
      let code = try stream.read(codeWidth(entryCount: entries.count))
      if code == Mark.end { return output }
      let start = output.count
      if code == Mark.unit8 || code == Mark.unit16 {
        let unit = try stream.read(code == Mark.unit8 ? 8 : 16)
        guard start < limit else { throw tooLarge(limit) }
        output.append(UInt16(truncatingIfNeeded: unit))
        entries.append(Entry(start: start, length: 1))
        if let previous { entries.append(previous.extended) }
      } else {
        // The code after the last known one stands for the entry that it completes itself.
        let index = code - Mark.firstEntry
        guard let previous, index <= entries.count else { throw unknownCode(before: stream.position) }
        entries.append(previous.extended)
        let entry = entries[index]
        guard entry.length <= limit - start else { throw tooLarge(limit) }
        // One by one: an entry may reach into the very text that it appends.
        for place in entry.start..<entry.start + entry.length {
          output.append(output[place])
        }
      }
      previous = Entry(start: start, length: output.count - start)
    }
  }

  /// The text has a code for which there is no entry.
  static func unknownCode(before position: Int) -> WireError {
    WireError(.malformedPacking, "packed text holds an unknown code before character \(position)")
  }

  private static func tooLarge(_ limit: Int) -> WireError {
    WireError(.outputTooLarge, "the unpacked answer exceeds \(limit) bytes")
  }
}

/// A text of the dictionary: a stretch of the output, the last unit of which may be yet to come.
private struct Entry {
  var start: Int
  var length: Int

  var extended: Entry { Entry(start: start, length: length + 1) }
}
