extension Character {
  /// Whether this is white space of a configuration line.
  ///
  /// `\r` is among it, so that CRLF files read alike.
  var isBlank: Bool { self == " " || self == "\t" || self == "\r" }
}

extension StringProtocol where SubSequence == Substring {
  func trimmingBlanks() -> Substring {
    var rest = self[...]
    while rest.first?.isBlank == true { rest.removeFirst() }
    while rest.last?.isBlank == true { rest.removeLast() }
    return rest
  }

  func dropping(prefix: String) -> Substring? {
    hasPrefix(prefix) ? self[...].dropFirst(prefix.count) : nil
  }
}

extension String {
  /// The text with control characters written as `\u{…}`, fit for a line of a terminal or a log.
  package var escapingControls: String {
    var result = ""
    for scalar in unicodeScalars {
      if scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format {
        result += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
