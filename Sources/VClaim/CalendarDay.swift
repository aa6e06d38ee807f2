/// A day of the proleptic Gregorian calendar, without a time zone: the service's dates.
public struct CalendarDay: Sendable, Hashable {
  /// The year, 1 to 9999.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int

  /// Makes a day, or nil when there is no such day.
  ///
  /// - Parameters:
  ///   - year: The year, 1 to 9999.
  ///   - month: The month, 1 to 12.
  ///   - day: The day of the month, from 1.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.length(of: month, in: year) else {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `yyyy-mm-dd`; nil for anything else.
  ///
  /// - Parameter text: The day as ISO 8601 writes it, with all of its digits.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]), let day = Self.number(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// 1970-01-01.
  static let epoch = CalendarDay(unchecked: (1970, 1, 1))

  private init(unchecked parts: (year: Int, month: Int, day: Int)) {
    year = parts.year
    month = parts.month
    day = parts.day
  }

  /// Days since 1970-01-01, negative before.
  ///
  /// Years are counted from March, so that the leap day is a year's last day.
  var daysSinceEpoch: Int {
    let shiftedYear = month > 2 ? year : year - 1
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let leapDays = shiftedYear / 4 - shiftedYear / 100 + shiftedYear / 400
    // 719,468 days lie between 0000-03-01 and 1970-01-01.
    return shiftedYear * 365 + leapDays + dayOfYear - 719_468
  }

  /// Whether the day has not begun anywhere in Indonesia.
  ///
  /// UTC+9 is the country's easternmost zone: where it is morning there, the day is not refused in the name of another.
  ///
  /// - Parameter unixSeconds: The present moment.
  /// - Returns: Whether the day is later than today in UTC+9.
  package func isFuture(at unixSeconds: Int64) -> Bool {
    let secondsOfADay: Int64 = 86_400
    // Any day is the future of a clock that stands at the beginning of time, and none at its end.
    let local = unixSeconds.addingReportingOverflow(9 * 3_600)
    guard !local.overflow else { return false }
    let remainder = local.partialValue % secondsOfADay
    let today = local.partialValue / secondsOfADay - (remainder < 0 ? 1 : 0)
    return Int64(daysSinceEpoch) > today
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  private static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CalendarDay: Comparable {
  /// Whether a day comes before another.
  ///
  /// - Parameters:
  ///   - left: The one day.
  ///   - right: The other.
  /// - Returns: Whether `left` is the earlier one.
  public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension CalendarDay: CustomStringConvertible {
  /// The day as `yyyy-mm-dd`.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: width - digits.count) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

extension CalendarDay: Codable {
  /// Reads a text `yyyy-mm-dd`.
  ///
  /// - Parameter decoder: The decoder.
  /// - Throws: `DecodingError` for anything else.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let day = CalendarDay(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no day, written yyyy-mm-dd")
    }
    self = day
  }

  /// Writes the day as a text `yyyy-mm-dd`.
  ///
  /// - Parameter encoder: The encoder.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
