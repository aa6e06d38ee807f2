import Testing

@testable import VClaimSimulator

@Suite("What a scenario does to rows")
struct RowEffectsTests {
  private func data(_ codes: [String]) -> SimulatorData {
    var data = SimulatorData()
    data.diagnoses = codes.map { SimulatorData.Entry(code: $0, name: "N" + $0) }
    return data
  }

  @Test("a share of the rows stays, spread evenly")
  func keep() {
    let data = data((0..<10).map(String.init))
    #expect(RowEffects(keep: 0.5).applied(to: data).diagnoses.map(\.code) == ["1", "3", "5", "7", "9"])
    #expect(RowEffects(keep: 0).applied(to: data).diagnoses.isEmpty)
    #expect(RowEffects(keep: 1).applied(to: data) == data)
    #expect(RowEffects(keep: 0.1).applied(to: data).diagnoses.map(\.code) == ["9"])
  }

  @Test("more rows have codes of their own, also where a code and a digit make another code")
  func times() {
    let changed = RowEffects(times: 10).applied(to: data(["A", "A1", "B"]))
    #expect(changed.diagnoses.count == 30)
    #expect(Set(changed.diagnoses.map(\.code)).count == 30)
    #expect(changed.diagnoses.prefix(3).map(\.code) == ["A", "A1", "B"])
  }

  @Test("names change, and a new row stands before all others")
  func renameAndInsert() {
    let changed = RowEffects(rename: 0.5, insert: 2).applied(to: data(["A", "B"]))
    #expect(changed.diagnoses.map(\.code) == ["A1", "A2", "A", "B"])
    #expect(changed.diagnoses.map(\.name).suffix(2) == ["NA", "NB (diubah)"])
  }

  @Test("another page begins a page earlier or later, never before the first row, and never beyond all numbers")
  func pages() {
    #expect(PageShift.before.start(insteadOf: 200, size: 100, countedFrom: 0) == 100)
    #expect(PageShift.before.start(insteadOf: 0, size: 100, countedFrom: 0) == 0)
    #expect(PageShift.before.start(insteadOf: 101, size: 100, countedFrom: 1) == 1)
    #expect(PageShift.before.start(insteadOf: 1, size: 100, countedFrom: 1) == 1)
    #expect(PageShift.after.start(insteadOf: 200, size: 100, countedFrom: 0) == 300)
    #expect(PageShift.after.start(insteadOf: .max, size: 100, countedFrom: 0) == .max)
  }
}
