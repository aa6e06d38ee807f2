internal import Synchronization

/// Shows the progress of several pieces of work: bars that are redrawn in place on a terminal, plain lines elsewhere.
///
/// It may be told from several tasks at once. Output that fails is dropped: nobody watches then, and the work goes on.
package final class ProgressDisplay: Sendable {
  private struct State {
    var screen = ProgressScreen()
    var drawnAt: Duration?
    /// When each bar had its last plain line.
    var toldAt: [String: Duration] = [:]
    var isPending = false
  }

  private static let redrawInterval = Duration.milliseconds(100)
  private static let plainInterval = Duration.seconds(5)

  private let output: Output
  private let terminal: Terminal
  private let now: @Sendable () -> Duration
  private let state = Mutex(State())

  /// Makes an empty display, which prints nothing before the first bar.
  ///
  /// - Parameters:
  ///   - output: Where it draws: standard error, so that standard output stays for results.
  ///   - terminal: What that output is.
  ///   - now: A clock that never goes back, from any beginning.
  package init(output: Output, terminal: Terminal, now: @escaping @Sendable () -> Duration) {
    self.output = output
    self.terminal = terminal
    self.now = now
  }

  /// Shows a bar.
  ///
  /// A terminal is redrawn at most ten times a second, elsewhere a running bar gets a line at most every five seconds;
  /// a bar that is new, done or failed is shown at once.
  ///
  /// - Parameter bar: The bar as it is now.
  package func update(_ bar: ProgressBar) {
    state.withLock { state in
      let previous = state.screen.set(bar)
      let isNews = previous?.state != bar.state
      if terminal.isInteractive {
        draw(&state, isUrgent: isNews)
      } else {
        tell(bar, &state, isUrgent: isNews)
      }
    }
  }

  /// Prints a line that stays: above the bars on a terminal, as it is elsewhere.
  ///
  /// - Parameter line: The line. Control characters in it are escaped.
  package func note(_ line: String) {
    state.withLock { state in
      guard terminal.isInteractive else { return write(line.escapedLine + "\n") }
      write(state.screen.redraw(width: terminal.width ?? 80, hasColor: terminal.hasColor, above: line.escapedLine))
    }
  }

  /// Draws what a limited rate of redrawing has kept back.
  ///
  /// Call it when all work is over.
  package func finish() {
    state.withLock { state in
      if state.isPending { draw(&state, isUrgent: true) }
    }
  }

  private func draw(_ state: inout State, isUrgent: Bool) {
    let moment = now()
    if !isUrgent, let drawnAt = state.drawnAt, moment - drawnAt < Self.redrawInterval {
      state.isPending = true
      return
    }
    state.drawnAt = moment
    state.isPending = false
    write(state.screen.redraw(width: terminal.width ?? 80, hasColor: terminal.hasColor))
  }

  private func tell(_ bar: ProgressBar, _ state: inout State, isUrgent: Bool) {
    let moment = now()
    if !isUrgent, let toldAt = state.toldAt[bar.name], moment - toldAt < Self.plainInterval { return }
    state.toldAt[bar.name] = moment
    write(bar.plainLine + "\n")
  }

  private func write(_ text: String) {
    try? output.write(text)
  }
}
