import Testing

@testable import ReferenceStore

@Suite("The planner of positions")
struct PositionPlannerTests {
  @Test("spreads new rows evenly between their neighbours, and lets the last ones follow at full distance")
  func spreads() {
    var planner = PositionPlanner()
    planner.addNew(1)
    planner.addStaying(at: 1000)
    for row in 2...4 { planner.addNew(Int64(row)) }
    planner.addStaying(at: 1400)
    planner.addNew(5)
    planner.addNew(6)
    planner.finish()
    #expect(!planner.isExhausted)
    #expect(planner.placed.map(\.row) == [1, 2, 3, 4, 5, 6])
    #expect(planner.placed.map(\.position) == [500, 1100, 1200, 1300, 1400 + 1024, 1400 + 2048])
  }

  @Test("uses a gap to its last number and then says that it is full", arguments: 1...5)
  func fills(rows: Int) {
    var planner = PositionPlanner()
    planner.addStaying(at: 10)
    for row in 1...rows { planner.addNew(Int64(row)) }
    planner.addStaying(at: 14)
    planner.finish()
    #expect(planner.isExhausted == (rows > 3))
    guard rows <= 3 else { return }
    let positions = planner.placed.map(\.position)
    #expect(positions == positions.sorted() && Set(positions).count == rows)
    #expect(positions.allSatisfy { (11...13).contains($0) })
  }

  @Test("asks for new numbers when the rows that stay are not in order", arguments: [0, -5, 7, 1 << 40, .max])
  func refusesDisorder(position: Int64) {
    var planner = PositionPlanner()
    planner.addStaying(at: 7)
    planner.addStaying(at: position)
    planner.finish()
    #expect(planner.isExhausted)
  }
}
