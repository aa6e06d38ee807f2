/// A day of the Gregorian calendar as the service writes it: `yyyy-mm-dd`.
struct ServiceDay: Sendable, Hashable, Comparable {
  let year: Int
  let month: Int
  let day: Int

  /// Reads a day.
  ///
  /// - Parameter text: Exactly four, two and two digits with dashes between; `nil` for any other form or an impossible day.
  init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, zip(parts, [4, 2, 2]).allSatisfy({ $0.isDigits(count: $1) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      (1...12).contains(month), day >= 1, day <= Self.days(inMonth: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day that a moment falls into in eastern Indonesia, UTC+9: where no other Indonesian clock is ahead.
  ///
  /// - Parameter unixSeconds: The moment; one outside the years 1970 to 9999 counts as the nearest of them.
  init(unixSeconds: Int64) {
    var rest = Int(min(max(unixSeconds + 9 * 3_600, 0), 253_402_300_799) / 86_400)
    var year = 1970
    while rest >= Self.days(inYear: year) {
      rest -= Self.days(inYear: year)
      year += 1
    }
    var month = 1
    while rest >= Self.days(inMonth: month, of: year) {
      rest -= Self.days(inMonth: month, of: year)
      month += 1
    }
    self.year = year
    self.month = month
    day = rest + 1
  }

  static func < (left: ServiceDay, right: ServiceDay) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// An age in the service's words.
  ///
  /// - Parameter later: The day on which the age is wanted; one before this day counts as this day.
  /// - Returns: Whole years, months and days, such as `45 tahun ,2 bulan ,22 hari`.
  func age(on later: ServiceDay) -> String {
    let later = max(self, later)
    var years = later.year - year
    var months = later.month - month
    var days = later.day - day
    if days < 0 {
      months -= 1
      let before = later.month == 1 ? 12 : later.month - 1
      days += max(Self.days(inMonth: before, of: later.year), day)
    }
    if months < 0 {
      years -= 1
      months += 12
    }
    return "\(years) tahun ,\(months) bulan ,\(days) hari"
  }

  private static func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
  }

  private static func days(inYear year: Int) -> Int {
    isLeap(year) ? 366 : 365
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
