import Settings
import Testing

@Suite("Durations as text")
struct DurationTextTests {
  @Test(
    "one number and one unit are read",
    arguments: [
      ("1s", 1), ("90s", 90), ("15m", 900), ("6h", 21_600), ("7d", 604_800), ("007d", 604_800),
      ("36500d", 3_153_600_000),
    ] as [(String, Int64)])
  func parse(text: String, seconds: Int64) {
    #expect(DurationText.parse(text) == .seconds(seconds))
  }

  @Test(
    "anything else is refused",
    arguments: [
      "", "s", "1", "0s", "-1s", "+1s", "1.5h", "1h30m", "1 h", "1w", "1D", "١s", "36501d", "99999999999999999999d",
      "9223372036854775807d",
    ])
  func refuse(text: String) {
    #expect(DurationText.parse(text) == nil)
  }

  @Test(
    "the largest unit that divides is written",
    arguments: [
      ("90s", "90s"), ("60s", "1m"), ("5400s", "90m"), ("24h", "1d"), ("25h", "25h"),
    ])
  func format(text: String, expected: String) throws {
    #expect(DurationText.format(try #require(DurationText.parse(text))) == expected)
  }
}
