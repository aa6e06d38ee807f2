import ReferenceStore
import Testing

@testable import ReferenceSync

@Suite("The ways to pull")
struct WayToPullTests {
  @Test("There is one for each source of each declared dataset")
  func sources() {
    #expect(Set(WayToPull.all.map(\.dataset)) == Set(Dataset.all))
    #expect(WayToPull.all.count == Dataset.all.count)
    for way in WayToPull.all { #expect(Set(way.ways.keys) == Set(way.dataset.sources), "\(way.dataset.name)") }
  }

  @Test("A dataset by whose codes others are asked for is pulled before them")
  func order() {
    let order = WayToPull.all.map(\.dataset)
    for way in WayToPull.all {
      guard let needed = way.needs, let place = order.firstIndex(of: way.dataset) else { continue }
      #expect(order[..<place].contains(needed), "\(way.dataset.name)")
    }
  }
}
