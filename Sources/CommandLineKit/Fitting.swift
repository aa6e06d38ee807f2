internal import Settings

extension String {
  /// The text on one line of at most `width` characters, the last one `…` when something was cut.
  ///
  /// - Parameter width: Columns, at least one.
  /// - Returns: The text without control characters. Wide East Asian characters are counted as one column.
  package func fitted(to width: Int) -> String {
    let line = escapedLine
    return line.count <= width ? line : line.prefix(max(width - 1, 0)) + "…"
  }

  /// The text on one line, without control characters.
  var escapedLine: String { escapingControls }

  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(width - count, 0))
  }

  func paddedLeft(to width: Int) -> String {
    String(repeating: " ", count: max(width - count, 0)) + self
  }
}
