import CommandLineKit
import Testing

@Suite("Progress bars")
struct ProgressBarTests {
  @Test("a bar shows its part, its percentage and its detail")
  func line() {
    let bar = ProgressBar("diagnoses", completed: 62, total: 248, detail: "3100 rows")
    #expect(
      bar.line(width: 80, nameWidth: 12, hasColor: false)
        == "diagnoses    [====              ]   25%  3100 rows")
  }

  @Test("a bar without a known whole shows how much is done")
  func unknownTotal() {
    let bar = ProgressBar("rooms", completed: 7)
    #expect(bar.line(width: 80, nameWidth: 5, hasColor: false).hasPrefix("rooms [                  ]     7"))
  }

  @Test("no line is wider than it may be", arguments: [1, 10, 20, 59, 60, 61, 80, 200])
  func width(width: Int) {
    let bar = ProgressBar(
      "a-dataset-with-a-long-name", completed: 3, total: 4, detail: String(repeating: "x", count: 300))
    #expect(bar.line(width: width, nameWidth: 16, hasColor: false).count == width)
  }

  @Test(
    "the percentage is 100 only when the work is done",
    arguments: [
      (0, 10, 0), (9_999, 10_000, 99), (12, 10, 100), (-1, 10, 0), (Int.max, Int.max, 100), (5, 0, nil), (5, nil, nil),
    ] as [(Int, Int?, Int?)])
  func percent(completed: Int, total: Int?, expected: Int?) {
    #expect(ProgressBar("x", completed: completed, total: total).percent == expected)
  }

  @Test("an outcome is coloured only where colour is wanted")
  func color() {
    let failed = ProgressBar("x", detail: "cut answer", state: .failed)
    #expect(failed.line(width: 40, nameWidth: 1, hasColor: true) == "\u{1B}[31mx  fail  cut answer\u{1B}[0m")
    #expect(!failed.line(width: 40, nameWidth: 1, hasColor: false).contains("\u{1B}"))
  }

  @Test("a detail with control characters cannot move the cursor")
  func controlCharacters() {
    let bar = ProgressBar("x", detail: "\u{1B}[2J\nname")
    #expect(!bar.line(width: 80, nameWidth: 1, hasColor: false).contains { $0.isNewline || $0 == "\u{1B}" })
    #expect(bar.plainLine == "x: 0 \\u{1b}[2J\\u{a}name")
  }

  @Test("a redraw goes up over what is shown and clears it")
  func redraw() {
    var screen = ProgressScreen()
    screen.set(ProgressBar("a"))
    #expect(screen.redraw(width: 40, hasColor: false) == "a     0  \n")
    screen.set(ProgressBar("b"))
    #expect(screen.redraw(width: 40, hasColor: false) == "\u{1B}[1A\r\u{1B}[Ja     0  \nb     0  \n")
    screen.set(ProgressBar("a", completed: 2))
    #expect(
      screen.redraw(width: 40, hasColor: false, above: "note")
        == "\u{1B}[2A\r\u{1B}[Jnote\na     2  \nb     0  \n")
  }
}
