import FoundationEssentials

/// A page of the documentation, as it stands in the repository.
struct Page: Sendable {
  /// The name without its extension, by which links name it.
  let name: String
  let text: String

  /// The root of the repository.
  static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Reads a page.
  init(_ name: String, of room: String) throws {
    self.name = name
    text = try Self.contents("Sources/\(room)/Documentation.docc/\(name).md")
  }

  /// Every page of every room's catalogue, with the room.
  static func all() throws -> [(room: String, page: Page)] {
    let sources = repository.appending(path: "Sources")
    return try FileManager.default.contentsOfDirectory(atPath: sources.path).sorted().flatMap { room in
      let catalogue = sources.appending(path: room).appending(path: "Documentation.docc")
      let files = (try? FileManager.default.contentsOfDirectory(atPath: catalogue.path)) ?? []
      return try files.filter { $0.hasSuffix(".md") }.sorted().map { file in
        (room, try Page(String(file.dropLast(3)), of: room))
      }
    }
  }

  /// The names of a room's tutorials and of the table that lists them.
  static func tutorials(of room: String) throws -> [String] {
    let catalogue = repository.appending(path: "Sources/\(room)/Documentation.docc").path
    return try FileManager.default.contentsOfDirectory(atPath: catalogue)
      .filter { $0.hasSuffix(".tutorial") }.map { String($0.dropLast(9)) }
  }

  /// The text of a file of the repository.
  static func contents(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: repository.appending(path: path)), as: UTF8.self)
  }

  /// Lines of code as they are compared: without indentation, and without empty ones.
  static func lines(_ code: String) -> [String] {
    code.split(separator: "\n").map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
  }

  /// The code blocks of a language, in order, each ending in a line feed.
  func code(_ language: String) -> [String] {
    var blocks: [String] = []
    var block: [Substring]?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let lines = block {
        if line == "```" {
          blocks.append(lines.joined(separator: "\n") + "\n")
          block = nil
        } else {
          block = lines + [line]
        }
      } else if line == "```\(language)" {
        block = []
      }
    }
    return blocks
  }

  /// What `<doc:…>` links point to.
  var links: [String] { text.matches(of: /<doc:([^>]+)>/).map { String($0.output.1) } }

  /// The rows of all tables, heads and rules left out, each as its cells without surrounding white space.
  var tableRows: [[String]] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return zip(lines, lines.dropFirst() + [""]).filter { line, next in
      line.hasPrefix("|") && !Self.isRule(line) && !Self.isRule(next)
    }.map { line, _ in
      line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false).map(Self.trimmed)
    }
  }

  private static func isRule(_ line: Substring) -> Bool {
    line.hasPrefix("|-") && line.allSatisfy { "|-: ".contains($0) }
  }

  private static func trimmed(_ cell: Substring) -> String {
    String(String(cell.drop { $0 == " " }.reversed()).drop { $0 == " " }.reversed())
  }
}
