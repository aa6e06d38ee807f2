/// A moment in UTC, broken down, for the two forms in which the simulator writes one.
///
/// Without a formatter of Foundation's: its full form would more than double the size of a static program.
struct CivilTime: Sendable, Hashable {
  private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private let weekday: Int
  private let year: Int
  private let month: Int
  private let day: Int
  private let time: String

  /// Breaks a moment down, by the rules of the Gregorian calendar.
  ///
  /// - Parameter unixSeconds: Seconds since 1970, any sign.
  init(unixSeconds: Int64) {
    var days = Int(unixSeconds / 86_400)
    var seconds = Int(unixSeconds % 86_400)
    if seconds < 0 {
      seconds += 86_400
      days -= 1
    }
    weekday = (days % 7 + 7) % 7
    time = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { $0.padded(to: 2) }.joined(separator: ":")
    // Years here begin in March, so that the leap day is the last one; 719,468 days lie between 0000-03-01 and 1970.
    let sinceMarch0 = days + 719_468
    let era = (sinceMarch0 >= 0 ? sinceMarch0 : sinceMarch0 - 146_096) / 146_097
    let dayOfEra = sinceMarch0 - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthSinceMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthSinceMarch + 2) / 5 + 1
    month = monthSinceMarch < 10 ? monthSinceMarch + 3 : monthSinceMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// The form of HTTP headers, RFC 9110, section 5.6.7: `Sun, 06 Nov 1994 08:49:37 GMT`.
  var httpDate: String {
    "\(Self.weekdays[weekday]), \(day.padded(to: 2)) \(Self.months[month - 1]) \(year.padded(to: 4)) \(time) GMT"
  }

  /// The form of the request log, RFC 3339: `1994-11-06T08:49:37Z`.
  var timestamp: String {
    "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))T\(time)Z"
  }
}
