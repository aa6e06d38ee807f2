import CommandLineKit
import Testing
import VClaimReference

@Suite("Ages and JSON")
struct TellingTests {
  @Test(
    "a moment is told by its distance",
    arguments: [
      (0, "now"), (1, "1 s ago"), (59, "59 s ago"), (60, "1 min ago"), (3_599, "59 min ago"), (10_800, "3 h ago"),
      (86_399, "23 h ago"), (200_000, "2 d ago"), (-172_800, "in 2 d"), (-1, "in 1 s"),
    ] as [(Int64, String)])
  func age(seconds: Int64, expected: String) {
    #expect(RelativeAge.text(1_700_000_000 - seconds, now: 1_700_000_000) == expected)
  }

  @Test("a moment that no clock can reach does not trap", arguments: [Int64.min, Int64.max])
  func extremeMoments(moment: Int64) {
    let text = RelativeAge.text(moment, now: moment < 0 ? 10 : -10)
    #expect(text.hasSuffix(" ago") == (moment < 0))
    #expect(text.hasPrefix("in ") == (moment > 0))
  }

  @Test("JSON has sorted keys and plain slashes, on one line or spread")
  func json() throws {
    let value = ["b": "http://x/y", "a": "é"]
    #expect(try JSONText.encode(value) == #"{"a":"é","b":"http://x/y"}"#)
    #expect(try JSONText.encode(value, isPretty: true) == "{\n  \"a\" : \"é\",\n  \"b\" : \"http://x/y\"\n}")
  }

  @Test("a number that JSON cannot hold is an error")
  func notFinite() {
    #expect(throws: EncodingError.self) { try JSONText.encode([Double.infinity]) }
  }
}
