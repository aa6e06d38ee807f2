import VClaimWire

extension FuzzEntry {
  /// Unpacks text; what comes of it is within the limit, whole UTF-8, and the same after packing and unpacking.
  func checkUnpacking(_ input: [UInt8]) throws(BrokenInvariant) {
    try checkUnits(of: input)
    let unpacked = try outcome(promising: [.malformedPacking, .outputTooLarge]) { () throws(WireError) in
      try LZString.decompressFromEncodedURIComponent(input, limit: Self.limit)
    }
    guard let text = unpacked else { return }
    try promise("no more comes out than the limit allows", text.count <= Self.limit)
    try promise("what comes out is UTF-8", String(validating: text, as: UTF8.self) != nil)
    try checkLimit(of: input, text)
    try checkRoundTrip(of: text)
  }

  /// Packs text and unpacks it: the bytes as UTF-8, and then as UTF-16 units, lone surrogates among them.
  func checkPacking(_ input: [UInt8]) throws(BrokenInvariant) {
    try checkRoundTrip(of: Array(String(decoding: input, as: UTF8.self).utf8))

    let units = stride(from: 0, to: input.count - 1, by: 2).map { UInt16(input[$0]) << 8 | UInt16(input[$0 + 1]) }
    let packed = Array(LZString.compress(units).utf8)
    let again = try success("unpacking units") { () throws(WireError) in
      try LZString.decompress(packed, limit: units.count)
    }
    try promise("units stay the same when they are packed and unpacked", again == units)
    // A unit costs a code and the unit itself at most: 16 bits more than its code is wide.
    let width = Int.bitWidth - (2 * units.count + 4).leadingZeroBitCount
    try promise("packed text grows no faster than its units", packed.count <= (units.count + 1) * (width + 16) / 6 + 1)
  }

  /// There are two ways to unpack: into units, and where that can be done right into UTF-8.
  private func checkUnits(of input: [UInt8]) throws(BrokenInvariant) {
    let text = result { () throws(WireError) in
      try LZString.decompressFromEncodedURIComponent(input, limit: Self.limit)
    }
    let units = result { () throws(WireError) in try LZString.decompress(input, limit: Self.limit) }
    switch (text, units) {
    case (.success(let text), .success(let units)):
      try promise("text is what its units say", String(decoding: units, as: UTF16.self).utf8.elementsEqual(text))
    case (.failure(let error), .failure(let other)):
      try promise("both ways fail for one reason", error == other)
    case (.failure(let error), .success):
      try promise("what is too large may have fewer units", error.code == .outputTooLarge)
    case (.success, .failure(let error)):
      try promise("units can be read where text can, but: \(error)", false)
    }
  }

  private func checkRoundTrip(of text: [UInt8]) throws(BrokenInvariant) {
    let packed = Array(LZString.compressToEncodedURIComponent(text).utf8)
    let again = try success("unpacking what was packed") { () throws(WireError) in
      try LZString.decompressFromEncodedURIComponent(packed, limit: text.count)
    }
    try promise("text stays the same when it is packed and unpacked", again == text)
  }

  private func checkLimit(of packed: [UInt8], _ text: [UInt8]) throws(BrokenInvariant) {
    let exact = try success("unpacking with the exact limit") { () throws(WireError) in
      try LZString.decompressFromEncodedURIComponent(packed, limit: text.count)
    }
    try promise("the limit does not change what comes out", exact == text)
    guard !text.isEmpty else { return }
    try failure("one byte beyond the limit", .outputTooLarge) { () throws(WireError) in
      try LZString.decompressFromEncodedURIComponent(packed, limit: text.count - 1)
    }
  }
}
