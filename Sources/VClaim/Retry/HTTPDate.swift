/// Dates in HTTP headers, in the one form that is still generated: `Sun, 06 Nov 1994 08:49:37 GMT`.
///
/// See RFC 9110, section 5.6.7.
enum HTTPDate {
  private static let months = [
    "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "May": 5, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9, "Oct": 10, "Nov": 11,
    "Dec": 12,
  ]

  /// Reads a date.
  ///
  /// - Parameter text: The header's value.
  /// - Returns: Unix seconds, or nil for anything else. The name of the weekday is not checked.
  static func unixSeconds(_ text: String) -> Int64? {
    let parts = text.split(separator: " ")
    guard parts.count == 6, parts[0].hasSuffix(","), parts[5] == "GMT", let month = months[String(parts[2])],
      let dayNumber = Int(parts[1]), let year = Int(parts[3]),
      let day = CalendarDay(year: year, month: month, day: dayNumber)
    else { return nil }
    let time = parts[4].split(separator: ":").compactMap { UInt8($0) }
    guard time.count == 3, time[0] < 24, time[1] < 60, time[2] <= 60 else { return nil }
    return Int64(day.daysSinceEpoch) * 86_400 + Int64(time[0]) * 3_600 + Int64(time[1]) * 60 + Int64(time[2])
  }
}
