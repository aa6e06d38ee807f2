import Testing

@testable import VClaim

@Suite("Local days")
struct LocalDayTests {
  @Test(
    "end with the second before the next one begins, over the ends of months and years",
    arguments: [
      ("1970-01-01", "1970-01-02"), ("2026-01-31", "2026-02-01"), ("2024-02-28", "2024-02-29"),
      ("2025-12-31", "2026-01-01"), ("1999-06-15", "1999-06-16"),
    ])
  func end(day: String, next: String) throws {
    let end = LocalDay.end(of: try #require(CalendarDay(day)))
    #expect(LocalDay.text(at: end) == day)
    #expect(LocalDay.text(at: end + 1) == next)
    #expect(LocalDay.textWithTime(at: end) == "\(day) 23:59")
  }
}
