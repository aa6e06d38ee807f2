/// The value of a `Retry-After` header, RFC 9110, section 10.2.3.
enum RetryAfter {
  /// The longest time that is believed.
  static let maximum = Duration.seconds(86_400)

  /// Reads a value in either form.
  ///
  /// - Parameters:
  ///   - text: The value: seconds, or a date.
  ///   - now: The present moment in unix seconds, for a date.
  /// - Returns: The time to wait, 0 to ``maximum``, or nil when the value is neither.
  static func parse(_ text: String, now: Int64) -> Duration? {
    if !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
      // A number beyond Int64 is a long time all the same.
      return clamped(Int64(text) ?? .max)
    }
    return HTTPDate.unixSeconds(text).map { date in
      let (difference, overflow) = date.subtractingReportingOverflow(now)
      return clamped(overflow ? .max : difference)
    }
  }

  private static func clamped(_ seconds: Int64) -> Duration {
    .seconds(min(max(seconds, 0), maximum.components.seconds))
  }
}
