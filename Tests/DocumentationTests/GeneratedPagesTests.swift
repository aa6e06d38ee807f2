import FoundationEssentials
import Testing
import VClaim

@testable import vclaim_docs

@Suite("The generated pages of the documentation")
struct GeneratedPagesTests {
  @Test("what stands in the repository is what the code makes", arguments: VClaimDocs.pages.map(\.0))
  func committed(path: String) throws {
    let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let committed = String(decoding: try Data(contentsOf: repository.appending(path: path)), as: UTF8.self)
    let made = VClaimDocs.pages.first { $0.0 == path }?.1
    #expect(committed == made, "run \"make docs\"")
  }

  @Test("the manual page has every code as a tag of its own, and no line that troff takes for another command")
  func manual() {
    let lines = ErrorsManual.text.split(separator: "\n")
    let tags = lines.filter { $0.hasPrefix(".B ") }.map { String($0.dropFirst(3)).replacing("\\-", with: "-") }
    #expect(tags == VClaimError.catalogue.map(\.code.rawValue))
    let commands = Set(lines.filter { $0.hasPrefix(".") || $0.hasPrefix("'") }.map { $0.prefix { $0 != " " } })
    #expect(commands.isSubset(of: [".\\\"", ".TH", ".SH", ".PP", ".TP", ".B", ".RS", ".RE", ".BR"]))
  }

  @Test("the article has a section for every code")
  func article() {
    let sections = ErrorsArticle.text.split(separator: "\n").compactMap {
      $0.hasPrefix("### ") ? String($0.dropFirst(4)) : nil
    }
    #expect(sections == VClaimError.catalogue.map(\.code.rawValue))
  }
}
