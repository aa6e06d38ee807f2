extension ServiceText {
  /// The shortest value that is masked, in bytes: less, such as a class `3`, tells of no person.
  private static let shortestValue = 3

  /// The part of a text that is looked at, in bytes; what is shown of it is far shorter.
  private static let longestText = 16_384

  private static let months: Set = [
    "jan", "januari", "january", "feb", "februari", "february", "mar", "maret", "march", "apr", "april", "mei", "may",
    "jun", "juni", "june", "jul", "juli", "july", "agu", "ags", "agt", "aug", "agustus", "august", "sep", "sept",
    "september", "okt", "oct", "oktober", "october", "nov", "nop", "november", "nopember", "des", "dec", "desember",
    "december",
  ]

  /// Takes out of a text what is known to be about a person.
  ///
  /// - Parameters:
  ///   - text: What the service sent.
  ///   - values: What was sent to it; those of less than three bytes are left alone.
  /// - Returns: The text with `***` for each value, in upper or lower case, and for each date.
  static func impersonal(_ text: String, without values: [String]) -> String {
    var bytes = Array(text.utf8.prefix(longestText))
    // The longest first, so that a value that is part of another leaves nothing of it.
    for value in values.map({ Array($0.utf8) }).sorted(by: { $0.count > $1.count })
    where value.count >= shortestValue {
      bytes = masking(value, in: bytes)
    }
    return maskingDates(in: String(decoding: bytes, as: UTF8.self))
  }

  private static func masking(_ value: [UInt8], in bytes: [UInt8]) -> [UInt8] {
    let (folded, wanted) = (bytes.map(\.folded), value.map(\.folded))
    var masked: [UInt8] = []
    var position = 0
    while position < bytes.count {
      if folded[position...].starts(with: wanted) {
        masked += Array("***".utf8)
        position += wanted.count
      } else {
        masked.append(bytes[position])
        position += 1
      }
    }
    return masked
  }

  /// Masks `1982-06-27`, `27/6/1982`, `27-Jun-82` and `27 Juni 1982`, whatever stands around them.
  private static func maskingDates(in text: String) -> String {
    var words = text.split { $0.isWhitespace }.map(String.init)
    for index in words.indices {
      if holdsDate(parts(of: words[index])) { words[index] = "***" }
      guard index + 2 < words.count else { continue }
      let three = index..<(index + 3)
      if holdsDate(words[three].flatMap(parts)), months.contains(words[index + 1].lowercased()) {
        words.replaceSubrange(three, with: ["***", "***", "***"])
      }
    }
    return words.joined(separator: " ")
  }

  private static func parts(of word: String) -> [Substring] {
    word.split { !$0.isLetter && !$0.isNumber }
  }

  /// Whether three parts in a row are a day or a year, a month, and a year or a day.
  private static func holdsDate(_ parts: [Substring]) -> Bool {
    parts.indices.dropLast(2).contains { index in
      let month = parts[index + 1]
      return isNumber(parts[index], upTo: 4) && (isNumber(month, upTo: 2) || months.contains(month.lowercased()))
        && parts[index + 2].first?.isWholeNumber == true
    }
  }

  private static func isNumber(_ text: Substring, upTo digits: Int) -> Bool {
    (1...digits).contains(text.count) && text.allSatisfy(\.isWholeNumber)
  }
}

extension UInt8 {
  /// The byte of a letter of ASCII in lower case, any other as it is.
  fileprivate var folded: UInt8 { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self }
}
