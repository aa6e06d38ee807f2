/// Text for `man(7)`, whose macros every implementation of troff has.
enum Troff {
  /// A text that troff prints as it is, on one line.
  ///
  /// - Parameter text: The text; line feeds in it become spaces.
  /// - Returns: The text, escaped.
  static func escaped(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("\n", with: " ")
      .replacing("'", with: "\\(aq").replacing("`", with: "\\(ga").replacing("^", with: "\\(ha")
      .replacing("~", with: "\\(ti")
    return escaped.hasPrefix(".") ? "\\&\(escaped)" : escaped
  }

  /// A paragraph for each empty line in a text.
  ///
  /// - Parameter text: The text.
  /// - Returns: Lines, each ended by a line feed.
  static func paragraphs(_ text: String) -> String {
    text.split(separator: "\n\n").map { "\(escaped(String($0)))\n" }.joined(separator: ".PP\n")
  }

  /// A section with its heading.
  ///
  /// - Parameters:
  ///   - title: The heading.
  ///   - body: Lines of troff.
  /// - Returns: Lines, each ended by a line feed.
  static func section(_ title: String, _ body: String) -> String { ".SH \(escaped(title.uppercased()))\n\(body)" }

  /// A list of words and what they mean.
  ///
  /// - Parameter entries: The words and the meanings, plain text.
  /// - Returns: Lines, each ended by a line feed.
  static func list(_ entries: [(word: String, meaning: String)]) -> String {
    entries.map { ".TP\n.B \(escaped($0.word))\n\(paragraphs($0.meaning))" }.joined()
  }

  /// Lines that stand as they are, such as commands.
  ///
  /// - Parameter lines: Plain text, without an empty line.
  /// - Returns: Lines, each ended by a line feed.
  static func example(_ lines: String) -> String {
    ".PP\n.RS 4\n.nf\n" + lines.split(separator: "\n").map { "\(escaped(String($0)))\n" }.joined() + ".fi\n.RE\n"
  }

  /// References to other pages.
  ///
  /// - Parameter pages: Such as `vclaimctl(1)`.
  /// - Returns: Lines, each ended by a line feed.
  static func references(_ pages: [String]) -> String {
    pages.enumerated().map { index, page in
      let parts = page.split(separator: "(")
      let comma = index + 1 < pages.count ? " ," : ""
      return ".BR \(escaped(String(parts[0]))) (\(parts[1])\(comma)\n"
    }.joined()
  }
}
