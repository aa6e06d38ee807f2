/// Durations as the configuration and the command line write them: `1s 90s 15m 6h 7d`.
package enum DurationText {
  private static let units: [(symbol: Character, seconds: Int64)] = [("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)]

  /// Reads one whole number followed by one unit.
  ///
  /// - Parameter text: A positive decimal number and `s`, `m`, `h` or `d`, without white space or sign.
  /// - Returns: The duration, at least one second and at most 36,500 days; nil for anything else.
  package static func parse(_ text: String) -> Duration? {
    guard let symbol = text.last, let unit = units.first(where: { $0.symbol == symbol }) else { return nil }
    let digits = text.dropLast()
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let count = Int64(digits) else { return nil }
    let (seconds, overflow) = count.multipliedReportingOverflow(by: unit.seconds)
    guard !overflow, seconds >= 1, seconds <= 36_500 * 86_400 else { return nil }
    return .seconds(seconds)
  }

  /// Writes a duration in the largest unit that divides it.
  ///
  /// - Parameter duration: A duration; parts of a second are dropped.
  /// - Returns: Text that ``parse(_:)`` reads: `7d`, `90s`.
  package static func format(_ duration: Duration) -> String {
    let seconds = duration.components.seconds
    for unit in units where seconds % unit.seconds == 0 && seconds >= unit.seconds {
      return "\(seconds / unit.seconds)\(unit.symbol)"
    }
    return "\(seconds)s"
  }
}
