import FoundationEssentials
import Testing
import VClaim

@Suite("Calendar days")
struct CalendarDayTests {
  @Test("only days of the calendar are days", arguments: ["2024-02-29", "0001-01-01", "9999-12-31", "2000-02-29"])
  func real(text: String) {
    #expect(CalendarDay(text)?.description == text)
  }

  @Test(
    "anything else is none",
    arguments: [
      "", "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "2024-4-1", "24-04-01", "2024/04/01",
      "2024-04-01 ", "2024-04-01T00:00", "0000-01-01", "+024-04-01", "２０２４-04-01",
    ])
  func unreal(text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test("days are in the calendar's order")
  func order() throws {
    let texts = ["0999-12-31", "2023-12-31", "2024-01-01", "2024-01-31", "2024-02-01", "2024-02-29"]
    let days = try texts.map { try #require(CalendarDay($0)) }
    #expect(days.reversed().sorted() == days)
    #expect(days[1] < days[2])
  }

  @Test("a day is a text in JSON, and no other text is one")
  func coding() throws {
    let day = try #require(CalendarDay(year: 2024, month: 2, day: 9))
    let json = try JSONEncoder().encode([day])
    #expect(String(decoding: json, as: UTF8.self) == #"["2024-02-09"]"#)
    #expect(try JSONDecoder().decode([CalendarDay].self, from: json) == [day])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([CalendarDay].self, from: Data(#"["2024-02-30"]"#.utf8))
    }
  }
}
