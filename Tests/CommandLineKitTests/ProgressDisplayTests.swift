import CommandLineKit
import Synchronization
import Testing

@Suite("Showing progress")
struct ProgressDisplayTests {
  /// A clock that moves when it is told to.
  final class Clock: Sendable {
    private let time = Mutex(Duration.zero)
    var now: Duration { time.withLock { $0 } }
    func advance(by duration: Duration) { time.withLock { $0 += duration } }
  }

  let clock = Clock()

  func display(_ output: Output, isTerminal: Bool) -> ProgressDisplay {
    let terminal = Terminal(isTerminal: isTerminal, columns: 40, variables: ["NO_COLOR": "1"])
    return ProgressDisplay(output: output, terminal: terminal) { [clock] in clock.now }
  }

  @Test("a terminal is redrawn at most ten times a second, and at once for what is new or over")
  func redrawRate() throws {
    let pipe = try Pipe()
    let display = display(pipe.output, isTerminal: true)
    display.update(ProgressBar("a", completed: 1))
    #expect(pipe.text() == "a     1  \n")
    display.update(ProgressBar("a", completed: 2))
    #expect(pipe.text().isEmpty)
    clock.advance(by: .milliseconds(100))
    display.update(ProgressBar("a", completed: 3))
    #expect(pipe.text() == "\u{1B}[1A\r\u{1B}[Ja     3  \n")
    display.update(ProgressBar("a", completed: 4, state: .succeeded))
    #expect(pipe.text() == "\u{1B}[1A\r\u{1B}[Ja  100%  \n")
  }

  @Test("what the rate kept back is drawn at the end, and nothing twice")
  func finish() throws {
    let pipe = try Pipe()
    let display = display(pipe.output, isTerminal: true)
    display.update(ProgressBar("a", completed: 1))
    display.update(ProgressBar("a", completed: 2))
    _ = pipe.text()
    display.finish()
    #expect(pipe.text() == "\u{1B}[1A\r\u{1B}[Ja     2  \n")
    display.finish()
    #expect(pipe.text().isEmpty)
  }

  @Test("a pipe gets plain lines, seldom while work runs, and no escape sequence")
  func plainLines() throws {
    let pipe = try Pipe()
    let display = display(pipe.output, isTerminal: false)
    display.update(ProgressBar("a", total: 9))
    display.update(ProgressBar("a", completed: 1, total: 9))
    clock.advance(by: .seconds(5))
    display.update(ProgressBar("a", completed: 2, total: 9, detail: "80 rows"))
    display.note("held back:\u{1B}[31m x")
    display.update(ProgressBar("a", completed: 9, total: 9, detail: "360 rows", state: .succeeded))
    display.finish()
    #expect(pipe.text() == "a: 0 of 9\na: 2 of 9 80 rows\nheld back:\\u{1b}[31m x\na: done 360 rows\n")
  }

  @Test("a note on a terminal stays above the bars")
  func note() throws {
    let pipe = try Pipe()
    let display = display(pipe.output, isTerminal: true)
    display.note("before")
    display.update(ProgressBar("a"))
    display.note("between")
    #expect(pipe.text() == "before\na     0  \n\u{1B}[1A\r\u{1B}[Jbetween\na     0  \n")
  }

  @Test("bars that several tasks move at once all end where they should")
  func concurrency() async throws {
    let pipe = try Pipe()
    let display = display(pipe.output, isTerminal: true)
    await withTaskGroup { group in
      for name in ["a", "b", "c"] {
        group.addTask {
          for step in 1...100 { display.update(ProgressBar(name, completed: step, total: 100)) }
        }
      }
    }
    _ = pipe.text()
    display.note("end")
    let last = pipe.text()
    #expect(last.split(separator: "\n").count { $0.contains("100%") } == 3)
  }
}
