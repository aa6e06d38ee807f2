import CommandLineKit
import Testing

@Suite("Terminals")
struct TerminalTests {
  @Test(
    "what may be drawn depends on where output goes",
    arguments: [
      (true, ["TERM": "xterm"], true, true), (true, [:], true, true), (true, ["TERM": "dumb"], false, false),
      (true, ["NO_COLOR": "1"], true, false), (true, ["NO_COLOR": ""], true, true),
      (false, ["TERM": "xterm"], false, false),
    ])
  func capabilities(isTerminal: Bool, variables: [String: String], isInteractive: Bool, hasColor: Bool) {
    let terminal = Terminal(isTerminal: isTerminal, columns: 100, variables: variables)
    #expect(terminal.isInteractive == isInteractive)
    #expect(terminal.hasColor == hasColor)
    #expect(terminal.width == (isTerminal ? 100 : nil))
  }

  @Test("a terminal that does not tell its width has 80 columns")
  func unknownWidth() {
    #expect(Terminal(isTerminal: true, columns: 0, variables: [:]).width == 80)
  }

  @Test("a pipe is no terminal")
  func pipe() throws {
    let pipe = try Pipe()
    let terminal = Terminal.of(pipe.output, variables: ["TERM": "xterm"])
    #expect(terminal == Terminal(isTerminal: false, columns: 0, variables: [:]))
  }
}
