/// Text in columns.
///
/// `CommandLineKit` has such a table for the other programs; importing it here would build NIO and the HTTP client into a
/// program that measures nothing of either, and make the first `make bench` wait for them.
struct AlignedTable {
  let titles: [String]
  /// Which columns hold numbers, from 0.
  let rightAligned: Set<Int>

  /// Draws the table, one line a row, none with white space at its end.
  func render(_ rows: [[String]]) -> String {
    let lines = [titles] + rows
    let widths = titles.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { line in
      let cells = line.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return rightAligned.contains(column) ? space + cell : cell + space
      }
      let text = cells.joined(separator: "  ")
      return String(text.reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }
}
