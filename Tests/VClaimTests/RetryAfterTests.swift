import Testing

@testable import VClaim

@Suite("Retry-After and dates")
struct RetryAfterTests {
  @Test("seconds are taken as they are, up to a day")
  func seconds() {
    #expect(RetryAfter.parse("0", now: 0) == .zero)
    #expect(RetryAfter.parse("120", now: 0) == .seconds(120))
    #expect(RetryAfter.parse("99999999", now: 0) == .seconds(86_400))
    #expect(RetryAfter.parse("99999999999999999999999", now: 0) == .seconds(86_400))
  }

  @Test("a date counts from now, and one that has passed is nothing")
  func dates() {
    #expect(RetryAfter.parse("Sun, 06 Nov 1994 08:49:37 GMT", now: 784_111_700) == .seconds(77))
    #expect(RetryAfter.parse("Sun, 06 Nov 1994 08:49:37 GMT", now: 784_111_778) == .zero)
    #expect(RetryAfter.parse("Sun, 06 Nov 1994 08:49:37 GMT", now: .min) == .seconds(86_400))
  }

  @Test("anything else says nothing", arguments: ["", "soon", "-1", "1.5", "Sun, 31 Feb 2026 00:00:00 GMT", "+5"])
  func neither(text: String) {
    #expect(RetryAfter.parse(text, now: 0) == nil)
  }

  @Test(
    "dates are unix seconds, leap years included",
    arguments: [
      ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Tue, 29 Feb 2000 23:59:59 GMT", 951_868_799),
      ("Tue, 14 Nov 2023 22:13:20 GMT", 1_700_000_000), ("Fri, 01 Mar 2024 00:00:00 GMT", 1_709_251_200),
      ("Mon, 31 Dec 2001 12:00:00 GMT", 1_009_800_000),
    ] as [(String, Int64)])
  func httpDate(text: String, seconds: Int64) {
    #expect(HTTPDate.unixSeconds(text) == seconds)
  }

  @Test(
    "what is no date of HTTP is none",
    arguments: [
      "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Sun, 06 Nov 1994 24:00:00 GMT",
      "Sun, 06 Nov 1994 08:49 GMT", "Sun, 06 Foo 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 WIB",
      "Sun, 29 Feb 2023 00:00:00 GMT",
    ])
  func noDate(text: String) {
    #expect(HTTPDate.unixSeconds(text) == nil)
  }
}
