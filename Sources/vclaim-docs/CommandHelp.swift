import FoundationEssentials

/// What a program tells of its own commands with `--experimental-dump-help`.
struct CommandHelp: Decodable {
  /// One positional argument, option or flag.
  struct Argument: Decodable {
    /// A spelling of an option or flag.
    struct Name: Decodable {
      let kind: String
      let name: String

      /// As it is typed.
      var text: String { (kind == "long" ? "--" : "-") + name }
    }

    let kind: String
    let shouldDisplay: Bool
    let isOptional: Bool
    let isRepeating: Bool
    let names: [Name]?
    let valueName: String?
    let defaultValue: String?
    let allValues: [String]?
    let abstract: String?
    let discussion: String?

    /// Whether it is one that every command has.
    var isCommon: Bool { names?.contains { $0.name == "help" || $0.name == "version" } ?? false }

    /// As it is typed, with a placeholder for its value.
    var word: String {
      let value = (valueName ?? "value").uppercased()
      guard kind != "positional" else { return value }
      let spellings = (names ?? []).map(\.text).joined(separator: ", ")
      return kind == "option" ? "\(spellings) \(value)" : spellings
    }

    /// As it stands in a line of usage.
    var usage: String {
      let word = kind == "positional" ? word : word.split(separator: ", ").last.map(String.init) ?? word
      let repeated = isRepeating ? "\(word)..." : word
      return isOptional || kind == "flag" ? "[\(repeated)]" : repeated
    }

    /// What it means, with its default and what is allowed.
    var meaning: String {
      var text = [abstract, discussion].compactMap(\.self).joined(separator: " ")
      if let allValues, kind == "positional", allValues.count > 1 {
        text += " One of \(allValues.joined(separator: ", "))."
      }
      if let defaultValue { text += " Default: \(defaultValue)." }
      return text
    }
  }

  let superCommands: [String]?
  let commandName: String
  let abstract: String?
  let discussion: String?
  let defaultSubcommand: String?
  let subcommands: [CommandHelp]?
  let arguments: [Argument]?

  private struct Document: Decodable {
    let command: CommandHelp
  }

  /// Reads what a program printed.
  ///
  /// - Parameter json: The document, UTF-8.
  /// - Returns: The program's root command.
  /// - Throws: `DecodingError` when it is no such document.
  static func read(_ json: Data) throws -> CommandHelp { try JSONDecoder().decode(Document.self, from: json).command }

  /// The words that name the command.
  var path: String { ((superCommands ?? []) + [commandName]).joined(separator: " ") }

  /// Its commands that do something themselves, and it, in the order of the help text.
  var leaves: [CommandHelp] {
    let children = (subcommands ?? []).filter { $0.commandName != "help" }
    return children.isEmpty ? [self] : children.flatMap(\.leaves)
  }

  /// What is to be shown of its arguments, without what every command has.
  var shown: [Argument] { (arguments ?? []).filter { $0.shouldDisplay && !$0.isCommon } }

  /// A line of usage.
  var usage: String { ([path] + shown.map(\.usage)).joined(separator: " ") }
}
