import Testing
import VClaim
import VClaimHTTP
import VClaimSimulator

@Suite("The page on developing without credentials")
struct SimulatorPageTests {
  private let page: Page

  init() throws { page = try Page("Develop-against-VClaim-without-credentials", of: "VClaimSimulator") }

  @Test("the lines for .env are those that the simulator prints")
  func environment() throws {
    let lines = SimulatorOptions().environmentLines(baseURL: "http://127.0.0.1:8080/vclaim-rest")
    let block = lines.filter { !$0.hasPrefix("#") }.joined(separator: "\n") + "\n"
    #expect(page.code("sh").contains(block))
  }

  @Test("its Swift code is the code that runs here, and meets the failure that it asks for")
  func inProcess() async throws {
    let source = Page.lines(try Page.contents("Tests/DocumentationTests/InProcessExample.swift"))
    let blocks = page.code("swift")
    #expect(blocks.count == 2)
    for block in blocks {
      let lines = Page.lines(block)
      #expect(source.indices.contains { source[$0...].starts(with: lines) }, "\(block)")
    }
    let failure = try await InProcessExample.failure()
    #expect(failure == "unavailable")
  }

  @Test("its members are in the built-in data, by card and by population number")
  func members() throws {
    let members = SimulatorData.builtIn().members
    let rows = page.tableRows.filter { $0[0].hasPrefix("`0009999") }
    #expect(rows.count == members.count)
    for row in rows {
      let member = try #require(members.first { "`\($0.cardNumber)`" == row[0] })
      #expect("`\(member.nik)`" == row[1])
      #expect(row[2] == (member.isActive ? "active, class \(member.entitledClass.code)" : "not active"))
    }
  }
}
