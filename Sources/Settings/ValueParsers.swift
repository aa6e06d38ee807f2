internal import ReferenceStore

/// The parsers of values that several keys share.
///
/// Each answers nil for a text that is not allowed.
enum ValueParsers {
  static func duration(_ range: ClosedRange<Duration>) -> @Sendable (String) -> Duration? {
    { text in DurationText.parse(text).flatMap { range.contains($0) ? $0 : nil } }
  }

  static func integer(_ range: ClosedRange<Int>) -> @Sendable (String) -> Int? {
    { text in
      guard text.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(text) else { return nil }
      return range.contains(number) ? number : nil
    }
  }

  /// A plain decimal number: no sign, exponent, hexadecimal digits, `inf` or `nan`, all of which `Double` would read.
  static func decimal(_ range: ClosedRange<Double>) -> @Sendable (String) -> Double? {
    { text in
      guard text.first?.isNumber == true, text.last?.isNumber == true,
        text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }), let number = Double(text)
      else { return nil }
      return range.contains(number) ? number : nil
    }
  }

  /// A number of rows, or a whole percentage with its sign.
  @Sendable static func bound(_ text: String) -> GuardLimits.Bound? {
    guard text.last == "%" else { return integer(0...1_000_000_000)(text).map { .rows($0) } }
    return integer(0...100)(String(text.dropLast())).map { .percent($0) }
  }

  /// Two times of the day, joined by a dash.
  @Sendable static func window(_ text: String) -> DailyWindow? { DailyWindow(text) }

  /// Text that can stand in an HTTP header: visible ASCII, no white space.
  @Sendable static func token(_ text: String) -> String? {
    text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } ? text : nil
  }

  /// A secret: any text on one line.
  @Sendable static func secret(_ text: String) -> String? {
    text.unicodeScalars.contains { $0.properties.generalCategory == .control } ? nil : text
  }

  /// The address of a service: in the clear to this machine only, since a user key travels there.
  @Sendable static func serviceAddress(_ text: String) -> WebAddress? {
    WebAddress(text).flatMap { $0.scheme == "https" || $0.isLoopback ? $0 : nil }
  }

  /// A file system path: no NUL, which would cut it short in the C library.
  @Sendable static func path(_ text: String) -> String? {
    text.utf8.contains(0) ? nil : text
  }

  /// Facility codes, separated by commas: letters and digits, none twice, their order kept.
  @Sendable static func codes(_ text: String) -> [String]? {
    let codes = text.split(separator: ",", omittingEmptySubsequences: false).map { String($0.trimmingBlanks()) }
    guard Set(codes).count == codes.count,
      codes.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } })
    else { return nil }
    return codes
  }
}
