/// Names and values of one thing, a line each, the values below each other.
enum LabelledLines {
  /// Draws the lines.
  ///
  /// - Parameter lines: Names and values; a line without a value is left out.
  /// - Returns: The lines, each ended by a newline, without control characters.
  static func render(_ lines: [(name: String, value: String?)]) -> String {
    let width = lines.filter { $0.value != nil }.map(\.name.count).max() ?? 0
    return lines.compactMap { line in
      line.value.map { "\(line.name.padded(to: width))  \($0.escapedLine)\n" }
    }.joined()
  }
}
