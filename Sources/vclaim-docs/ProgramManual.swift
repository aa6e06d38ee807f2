import CommandLineKit

/// The manual page of a program, made from what the program tells of its commands, and what only we can say.
struct ProgramManual {
  /// The program.
  let name: String
  /// The section of the manual.
  let section: Int
  /// What stands behind the commands: heading and lines of troff.
  let chapters: [(title: String, body: String)]
  /// Where to read on.
  let references: [String]

  /// Where the page stands in the repository.
  var path: String { "Documentation/man/\(name).\(section)" }

  /// The page.
  ///
  /// - Parameter help: What the program tells of itself.
  /// - Returns: The page.
  func text(_ help: CommandHelp) -> String {
    let leaves = help.leaves
    let abstract = help.abstract.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 } ?? ""
    return """
      .\\" Written by "make docs" from the program itself; changes belong there.
      .TH \(Troff.escaped(name.uppercased())) \(section) "" vclaimd

      """
        + Troff.section("Name", "\(Troff.escaped(name)) \\- \(Troff.escaped(abstract))\n")
        + Troff.section("Synopsis", leaves.map { ".PP\n\(Troff.escaped($0.usage))\n" }.joined())
        + Troff.section("Description", Troff.paragraphs(help.discussion ?? "\(abstract)."))
        + (leaves.count > 1 ? Troff.section("Commands", leaves.map(Self.command).joined()) : Self.options(leaves))
        + chapters.map { Troff.section($0.title, $0.body) }.joined()
        + Troff.section("See also", Troff.references(references))
  }

  private static func options(_ leaves: [CommandHelp]) -> String {
    leaves.map { leaf in
      let options = leaf.shown
      return options.isEmpty ? "" : Troff.section("Options", Troff.list(options.map { ($0.word, $0.meaning) }))
    }.joined()
  }

  private static func command(_ help: CommandHelp) -> String {
    let text = [help.abstract, help.discussion].compactMap(\.self).joined(separator: "\n\n")
    return ".SS \(Troff.escaped(help.path))\n" + Troff.paragraphs(text)
      + Troff.list(help.shown.map { ($0.word, $0.meaning) })
  }

  /// How commands end, for programs that keep to the table.
  static let exitStatus = (
    title: "Exit status",
    body: Troff.list(ExitStatus.meanings.map { (String($0.status.rawValue), $0.meaning) })
  )
}
