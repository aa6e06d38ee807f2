/// All bars of a command, and the text that brings a terminal from what it shows to what it should show.
package struct ProgressScreen: Sendable, Hashable {
  private(set) var bars: [ProgressBar] = []
  /// How many lines of bars the terminal shows above its cursor.
  private var linesShown = 0

  /// Makes an empty screen.
  package init() {}

  /// Puts a bar in, or in the place of the one with its name.
  ///
  /// - Parameter bar: The bar as it is now.
  /// - Returns: The bar that was there.
  @discardableResult
  package mutating func set(_ bar: ProgressBar) -> ProgressBar? {
    guard let index = bars.firstIndex(where: { $0.name == bar.name }) else {
      bars.append(bar)
      return nil
    }
    defer { bars[index] = bar }
    return bars[index]
  }

  /// The bars' lines.
  ///
  /// - Parameters:
  ///   - width: Columns of the terminal. Lines stay one below it: a full line makes some terminals wrap.
  ///   - hasColor: Whether outcomes may be coloured.
  /// - Returns: One line for each bar, in the order in which they came.
  package func render(width: Int, hasColor: Bool) -> [String] {
    let nameWidth = min(bars.map(\.name.count).max() ?? 0, 16)
    return bars.map { $0.line(width: max(width - 1, 1), nameWidth: nameWidth, hasColor: hasColor) }
  }

  /// The escape sequences and lines that redraw the bars in place, below an optional line that stays.
  ///
  /// The cursor is never hidden: a program that is killed leaves the terminal as it was.
  ///
  /// - Parameters:
  ///   - width: Columns of the terminal.
  ///   - hasColor: Whether outcomes may be coloured.
  ///   - line: A line to print above the bars for good.
  /// - Returns: What to write. The cursor ends below the last bar, at the line's beginning.
  package mutating func redraw(width: Int, hasColor: Bool, above line: String? = nil) -> String {
    let lines = render(width: width, hasColor: hasColor)
    // Up to the first bar, and clear from there to the screen's end.
    var text = linesShown > 0 ? "\u{1B}[\(linesShown)A\r\u{1B}[J" : ""
    if let line { text += line + "\n" }
    text += lines.map { $0 + "\n" }.joined()
    linesShown = lines.count
    return text
  }
}
