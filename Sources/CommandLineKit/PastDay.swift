package import ArgumentParser
package import VClaim

/// The day of `--as-of`.
package struct PastDay: ExpressibleByArgument {
  /// What the option does, for usage texts.
  package static let help = ArgumentHelp(
    "What it was at the end of that day, local time, from the journal.", valueName: "yyyy-mm-dd")

  /// The day.
  package let day: CalendarDay

  /// Reads a day.
  ///
  /// - Parameter argument: `yyyy-mm-dd`.
  package init?(argument: String) {
    guard let day = CalendarDay(argument) else { return nil }
    self.day = day
  }

  /// The last second of the day, local time, in unix seconds.
  package var end: Int64 { LocalDay.end(of: day) }

  /// Checks that the day has begun somewhere in Indonesia.
  ///
  /// - Parameter now: The wall clock, in unix seconds.
  /// - Throws: A usage error for a day in the future.
  package func validate(now: Int64) throws {
    guard !day.isFuture(at: now) else { throw ValidationError("--as-of: \(day) has not begun yet") }
  }
}
