import Testing

@Suite("The pages of the documentation")
struct PageTests {
  @Test("a link to a page has that page in the same catalogue")
  func links() throws {
    let pages = try Page.all()
    var count = 0
    for (room, page) in pages {
      let names = Set(pages.filter { $0.room == room }.map(\.page.name) + (try Page.tutorials(of: room)))
      for link in page.links {
        count += 1
        #expect(names.contains(link), "\(room)/\(page.name) links to \(link)")
      }
    }
    #expect(count > 5)
  }

  @Test("every page of a catalogue is reached from its landing page, over links")
  func reach() throws {
    for (room, pages) in Dictionary(grouping: try Page.all(), by: \.room).sorted(by: { $0.key < $1.key }) {
      let links = Dictionary(uniqueKeysWithValues: pages.map { ($0.page.name, $0.page.links) })
      var reached: Set<String> = []
      var next = [room]
      while let name = next.popLast() {
        if reached.insert(name).inserted { next += links[name] ?? [] }
      }
      #expect(reached.intersection(links.keys) == Set(links.keys), "\(room)")
    }
  }

  @Test("no cell of the client's tables is empty")
  func tables() throws {
    for (room, page) in try Page.all() where room == "VClaim" {
      for row in page.tableRows { #expect(!row.contains(""), "\(page.name): \(row)") }
    }
  }
}
