/// A table of text with aligned columns.
package struct TextTable: Sendable {
  /// A column's heading and alignment.
  package struct Column: Sendable {
    let title: String
    let isRightAligned: Bool

    /// A column of words.
    ///
    /// - Parameter title: The heading.
    /// - Returns: A column whose cells begin at its left edge.
    package static func left(_ title: String) -> Column { Column(title: title, isRightAligned: false) }

    /// A column of numbers.
    ///
    /// - Parameter title: The heading.
    /// - Returns: A column whose cells end at its right edge.
    package static func right(_ title: String) -> Column { Column(title: title, isRightAligned: true) }
  }

  private static let gap = 2
  /// Below this a column tells nothing any more.
  private static let narrowest = 4

  private let columns: [Column]
  private var rows: [[String]] = []
  /// For each row the parts of its cells that are bold, by column.
  private var bold: [[Int: [Range<Int>]]] = []

  /// Makes a table without rows.
  ///
  /// - Parameter columns: From left to right.
  package init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row.
  ///
  /// - Parameters:
  ///   - cells: One for each column; missing ones are empty, and further ones are left out.
  ///   - parts: Which characters of a cell a terminal shows in bold, by column.
  package mutating func add(_ cells: [String], bold parts: [Int: [Range<Int>]] = [:]) {
    let row = cells.prefix(columns.count).map(\.escapedLine)
    // Where a control character was escaped, the characters are no longer where they were.
    bold.append(parts.filter { $0.key < row.count && row[$0.key] == cells[$0.key] })
    rows.append(row + Array(repeating: "", count: columns.count - row.count))
  }

  /// Draws the table.
  ///
  /// - Parameter width: Columns that it may take: the widest cells are cut with `…` until it fits. Nil: nothing is cut,
  ///   which is right for a file or a pipe.
  /// - Returns: The heading and the rows, each ended by a newline and without white space before it.
  package func render(width: Int?) -> String {
    let lines = [columns.map(\.title)] + rows
    let widths = fittedWidths(lines, width)
    return zip(lines, [[:]] + bold).map { line, bold in
      var text = ""
      for (index, cell) in line.enumerated() {
        let cell = cell.fitted(to: widths[index])
        let padding = String(repeating: " ", count: max(widths[index] - cell.count, 0))
        let shown = Self.embolden(cell, bold[index] ?? [])
        text += columns[index].isRightAligned ? padding + shown : shown + padding
        text += String(repeating: " ", count: Self.gap)
      }
      while text.last == " " { text.removeLast() }
      return text + "\n"
    }.joined()
  }

  private static func embolden(_ cell: String, _ parts: [Range<Int>]) -> String {
    var text = ""
    for (index, character) in cell.enumerated() {
      if parts.contains(where: { $0.lowerBound == index }) { text += "\u{1B}[1m" }
      text.append(character)
      let isEnd = parts.contains { $0.upperBound == index + 1 || $0.contains(index) && index + 1 == cell.count }
      if isEnd { text += "\u{1B}[0m" }
    }
    return text
  }

  private func fittedWidths(_ lines: [[String]], _ width: Int?) -> [Int] {
    var widths = columns.indices.map { index in lines.map { $0[index].count }.max() ?? 0 }
    guard let width else { return widths }
    var excess = widths.reduce(0, +) + Self.gap * (widths.count - 1) - width
    while excess > 0, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] > Self.narrowest
    {
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }
}
