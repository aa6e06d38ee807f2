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
    var moment = time_t(unixSeconds)
    var parts = unsafe tm()
    unsafe localtime_r(&moment, &parts)
    func padded(_ number: Int32, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return unsafe "\(padded(parts.tm_year + 1900, 4))-\(padded(parts.tm_mon + 1, 2))-\(padded(parts.tm_mday, 2))"
  }
}
