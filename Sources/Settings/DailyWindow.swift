/// A part of each day, from one local time to another; over midnight where the end is earlier.
package struct DailyWindow: Sendable, Hashable {
  /// The second of the day with which it begins.
  package let start: Int64
  /// The second of the day before which it ends.
  package let end: Int64

  /// Reads `22:00-05:00`; anything else is none, and two equal times either: a whole day needs no window.
  ///
  /// - Parameter text: Two times of two digits each for hour and minute.
  init?(_ text: String) {
    let times = text.split(separator: "-", omittingEmptySubsequences: false)
    guard times.count == 2, let start = Self.second(times[0]), let end = Self.second(times[1]), start != end else {
      return nil
    }
    self.start = start
    self.end = end
  }

  private static func second(_ text: Substring) -> Int64? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.allSatisfy { $0.isASCII && $0.isNumber } }),
      let hour = Int64(parts[0]), let minute = Int64(parts[1]), hour < 24, minute < 60
    else { return nil }
    return hour * 3_600 + minute * 60
  }
}
