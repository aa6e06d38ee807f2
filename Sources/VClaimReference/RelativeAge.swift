/// Moments told by their distance from now: `3 h ago`, `in 2 d`.
package enum RelativeAge {
  private static let units: [(seconds: Int64, symbol: String)] = [(86_400, "d"), (3_600, "h"), (60, "min"), (1, "s")]

  /// Tells a moment.
  ///
  /// - Parameters:
  ///   - moment: Unix seconds.
  ///   - now: Unix seconds.
  /// - Returns: `now`, or a whole number of the largest unit of which at least one has passed, or is to pass.
  package static func text(_ moment: Int64, now: Int64) -> String {
    let (difference, overflow) = now.subtractingReportingOverflow(moment)
    guard difference != 0 else { return "now" }
    let seconds = overflow ? UInt64(Int64.max) : difference.magnitude
    let isPast = overflow ? now > moment : difference > 0
    return isPast ? "\(amount(seconds)) ago" : "in \(amount(seconds))"
  }

  /// Tells a length of time.
  ///
  /// - Parameter seconds: Its length.
  /// - Returns: A whole number of the largest unit that fits into it: `90 s` is `1 min`.
  package static func amount(_ seconds: UInt64) -> String {
    for unit in units where seconds >= UInt64(unit.seconds) {
      return "\(seconds / UInt64(unit.seconds)) \(unit.symbol)"
    }
    return "0 s"
  }
}
