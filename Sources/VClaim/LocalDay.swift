internal import Glibc

/// Local calendar days, which the service's dates are.
///
/// FoundationEssentials knows no time zones, so libc is asked, which reads `TZ` and the zone of the machine.
package enum LocalDay {
  /// The local day of a moment.
  ///
  /// - Parameter unixSeconds: The moment.
  /// - Returns: The day as `yyyy-mm-dd`.
  package static func text(at unixSeconds: Int64) -> String {
    day(of: parts(of: unixSeconds))
  }

  /// The local day and time of a moment.
  ///
  /// - Parameter unixSeconds: The moment.
  /// - Returns: The moment as `yyyy-mm-dd hh:mm`.
  package static func textWithTime(at unixSeconds: Int64) -> String {
    let parts = parts(of: unixSeconds)
    return "\(day(of: parts)) \(padded(parts.hour, 2)):\(padded(parts.minute, 2))"
  }

  /// The second of the local day of a moment, by the clock on the wall.
  ///
  /// - Parameter unixSeconds: The moment.
  /// - Returns: 0 to 86,399.
  package static func second(at unixSeconds: Int64) -> Int64 {
    let parts = parts(of: unixSeconds)
    return Int64(parts.hour) * 3_600 + Int64(parts.minute) * 60 + Int64(min(parts.second, 59))
  }

  /// The last second of a day, as the zone of the machine has it.
  ///
  /// - Parameter day: The day.
  /// - Returns: The second before the next day begins, in unix seconds.
  package static func end(of day: CalendarDay) -> Int64 {
    var parts = unsafe tm()
    unsafe parts.tm_year = Int32(day.year - 1900)
    unsafe parts.tm_mon = Int32(day.month - 1)
    // mktime takes the day after the last of a month for the first of the next one.
    unsafe parts.tm_mday = Int32(day.day + 1)
    // Whether summer time holds then is what mktime is to find out.
    unsafe parts.tm_isdst = -1
    return Int64(unsafe mktime(&parts)) - 1
  }

  private static func parts(of unixSeconds: Int64) -> Parts {
    var moment = time_t(unixSeconds)
    var parts = unsafe tm()
    unsafe localtime_r(&moment, &parts)
    return unsafe Parts(
      year: parts.tm_year, month: parts.tm_mon, day: parts.tm_mday, hour: parts.tm_hour,
      minute: parts.tm_min, second: parts.tm_sec)
  }

  private static func day(of parts: Parts) -> String {
    "\(padded(parts.year + 1900, 4))-\(padded(parts.month + 1, 2))-\(padded(parts.day, 2))"
  }

  private static func padded(_ number: Int32, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// The fields of C's `tm` that are shown, without its pointer.
  private struct Parts {
    let year: Int32
    let month: Int32
    let day: Int32
    let hour: Int32
    let minute: Int32
    let second: Int32
  }
}
