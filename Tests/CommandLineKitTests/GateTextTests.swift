import ReferenceStore
import Testing

@testable import CommandLineKit

@Suite("The gate in a terminal")
struct GateTextTests {
  private let coolDown = CoolDown(
    service: "vclaim", reason: "it asks to be left alone for 3600 s (Retry-After)\u{1B}[2J", code: "rate_limited",
    httpStatus: 429, since: 1_000, until: 4_600)

  @Test("a cool-down is told in aligned lines, and how to end it")
  func told() {
    #expect(
      CoolDownDocument([coolDown]).text(now: 1_180) == """
        left alone  the vclaim service
        why         it asks to be left alone for 3600 s (Retry-After)\\u{1b}[2J
        answer      rate_limited, HTTP 429
        since       3 min ago
        until       in 57 min
        end it      vclaimctl cooldown clear

        """)
    #expect(CoolDownDocument([]).text(now: 0) == "nothing is left alone\n")
    #expect(CoolDownDocument([], cleared: []).text(now: 0) == "nothing was left alone\n")
    #expect(
      CoolDownDocument([], cleared: [coolDown]).text(now: 0) == "the vclaim service may be asked again\n")
  }

  @Test("the state of the services is a line, and that of the budget another")
  func status() {
    #expect(UpstreamStatus([], otherwise: .good).text(now: 0) == "service: ok\n")
    #expect(UpstreamStatus([], otherwise: .failing).text(now: 0) == "service: the last request failed\n")
    #expect(UpstreamStatus([], otherwise: .unknown).text(now: 0) == "service: no cool-down\n")
    let cooling = UpstreamStatus([coolDown], otherwise: .good)
    #expect(cooling.state == .coolDown)
    #expect(
      cooling.text(now: 1_000) == "service: vclaim is left alone until in 1 h: it asks to be left alone for 3600 s "
        + "(Retry-After)\\u{1b}[2J; see vclaimctl cooldown\n")
    func budget(_ freeAt: Int64?) -> String {
      BudgetStatus(
        limit: 100, spent: 95, spentLive: 5, left: 5, leftForPulls: 0, keptBack: 10, freeAt: freeAt
      ).text(now: 0)
    }
    #expect(
      budget(7_200) == "budget: 95 of 100 requests within 24 h, pulls go on in 2 h, 10 kept back for look-ups\n")
    #expect(budget(nil) == "budget: 95 of 100 requests within 24 h, 0 left for pulls, 10 kept back for look-ups\n")
  }
}
