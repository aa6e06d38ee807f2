import FoundationEssentials
import Testing

@Suite("Pages that name files of the repository")
struct ExamplePageTests {
  /// The pages of the examples: the language of the block, and the file.
  static let pages = [
    ("From-PHP", "php", "reference.php"), ("From-Python", "python", "reference.py"),
    ("From-Java", "java", "Reference.java"), ("From-Node", "javascript", "reference.mjs"),
    ("From-C", "c", "reference.c"),
  ]

  @Test("the page of an example holds the very file", arguments: pages)
  func example(name: String, language: String, file: String) throws {
    let page = try Page(name, of: "VClaimReference")
    #expect(page.code(language) == [try Page.contents("examples/\(file)")])
    #expect(page.text.contains("examples/\(file)"))
    #expect(try Page.contents("examples/README.md").contains("\(name).md"))
  }

  @Test("every file that the threat model names is there")
  func threatModel() throws {
    let page = try Page("Threat-model", of: "vclaimd")
    let named = page.text.matches(of: /`((?:Tests|Sources|Fuzz|systemd)[^`]*)`/).map { String($0.output.1) }
    #expect(named.count > 30)
    for path in named {
      #expect(
        FileManager.default.fileExists(atPath: Page.repository.appending(path: path).path), "\(path)")
    }
    #expect(page.tableRows.allSatisfy { $0.count == 3 && !$0.contains("") }, "each promise has what keeps and shows it")
  }
}
