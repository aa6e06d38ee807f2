extension StringProtocol {
  /// The text without white space at both ends.
  ///
  /// - Returns: The rest, possibly empty.
  func trimmingWhiteSpace() -> String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return String(rest)
  }

  /// Whether the text is so many digits of ASCII and nothing else.
  ///
  /// - Parameter count: How many.
  /// - Returns: Whether it is.
  func isDigits(count: Int) -> Bool {
    utf8.count == count && utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}

extension String {
  /// Undoes percent-encoding as RFC 3986, section 2.1, defines it.
  ///
  /// - Returns: The decoded text, or `nil` when an escape is cut or wrong, or the bytes are no UTF-8.
  func percentDecoded() -> String? {
    guard utf8.contains(UInt8(ascii: "%")) else { return self }
    var bytes: [UInt8] = []
    var rest = utf8.makeIterator()
    while let byte = rest.next() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.next().flatMap(Self.hexadecimalDigit), let low = rest.next().flatMap(Self.hexadecimalDigit)
      else { return nil }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
