import ReferenceStore
import Testing
import VClaimSimulator
import VClaimWire

@testable import ReferenceSync

@Suite("The fewest beginnings of codes that will do")
struct PrefixCoverTests {
  private func cover(_ rows: [ReferenceRow], limit: Int?, learned: [String: Int] = [:]) -> PrefixCover {
    PrefixCover(of: AnswerSizes(rows, learned: learned), from: 2, to: 8, limit: limit)
  }

  private func rows(_ codes: [String], name: String = "Memar") -> [ReferenceRow] {
    codes.map { ReferenceRow(code: $0, name: name, fields: [:]) }
  }

  @Test(
    "are 248 and more of 12,246 diagnoses, by the cap",
    arguments: [(nil, 248), (1_000, 248), (100, 266), (50, 988)])
  func diagnoses(cap: Int?, fewest: Int) {
    let cover = cover(Tables.diagnoses, limit: cap)
    #expect(cover.requests == fewest)
    #expect(cover.ownCodes.isEmpty)
    holds(cover, Tables.diagnoses, MemoryTable.diagnoses, limit: cap)
  }

  @Test("hold every diagnosis of the simulator, and no answer reaches the cap", arguments: [nil, 50])
  func simulator(cap: Int?) {
    let rows = SimulatorData.builtIn().diagnoses.map { ReferenceRow(code: $0.code, name: $0.name, fields: [:]) }
    #expect(rows.count == 12_000)
    holds(cover(rows, limit: cap), rows, MemoryTable(rows), limit: cap)
  }

  /// That each code has exactly one keyword whose answer shows it, and that no answer is too large.
  private func holds(_ cover: PrefixCover, _ rows: [ReferenceRow], _ table: MemoryTable, limit: Int?) {
    var seen: [String: Int] = [:]
    for keyword in cover.keywords {
      let answer = table.search(keyword)
      if let limit, answer.count >= limit { Issue.record("\(keyword) answers \(answer.count) rows") }
      for row in answer where row.code.hasPrefix(keyword) { seen[row.code, default: 0] += 1 }
    }
    #expect(seen.count == rows.count)
    #expect(seen.values.allSatisfy { $0 == 1 })
  }

  @Test("are never more than any other choice takes", arguments: 0..<60)
  func bruteForce(seed: Int) {
    var chance = Chance(state: UInt64(seed) &* 7_919 + 1)
    let codes = Set((0..<Int(1 + chance.next() % 6)).map { _ in randomText(&chance, lengths: 2...4) })
    let table = codes.sorted().map { code in
      ReferenceRow(code: code, name: randomText(&chance, lengths: 0...5), fields: [:])
    }
    let limit = Int(1 + chance.next() % 5)
    let cover = cover(table, limit: limit)
    let candidates = Set(codes.flatMap { code in (2...code.count).map { String(code.prefix($0)) } })
      .filter { answer(to: $0, table).count < limit }.sorted()
    let coverable = codes.filter { code in candidates.contains { code.hasPrefix($0) } }
    // Which of the codes each candidate covers, a bit a code.
    let covers = candidates.map { candidate in
      coverable.sorted().enumerated().reduce(0) { $1.element.hasPrefix(candidate) ? $0 | 1 << $1.offset : $0 }
    }
    let fewest = (0..<1 << candidates.count).filter { choice in
      covers.indices.reduce(0) { choice >> $1 & 1 == 1 ? $0 | covers[$1] : $0 } == 1 << coverable.count - 1
    }.map(\.nonzeroBitCount).min()
    #expect(cover.keywords.count == fewest)
    #expect(Set(cover.ownCodes) == codes.subtracting(coverable))
    #expect(cover.keywords.allSatisfy { answer(to: $0, table).count < limit })
  }

  private func randomText(_ chance: inout Chance, lengths: ClosedRange<Int>) -> String {
    let length = lengths.lowerBound + Int(chance.next() % UInt64(lengths.count))
    return String((0..<length).map { _ in chance.pick(Array("AB1")) })
  }

  private func answer(to keyword: String, _ rows: [ReferenceRow]) -> [ReferenceRow] {
    rows.filter { $0.code.hasPrefix(keyword) || $0.name.contains(keyword) }
  }

  @Test("count what names hold, and what an answer once had")
  func names() {
    let table = rows(["A00", "A01", "B00"]) + rows(["C00"], name: "wie a0 gesehen")
    #expect(cover(table, limit: 4).keywords == ["A0", "B0", "C0"])
    #expect(cover(table, limit: 3).keywords == ["A00", "A01", "B0", "C0"])
    #expect(cover(table, limit: 4, learned: ["B0": 9]).keywords == ["A0", "B00", "C0"])
  }

  @Test("leave over the codes that are themselves too wide a beginning")
  func ownCodes() {
    let cover = cover(rows(["A00", "A00.1", "A00.2", "B0"]), limit: 3)
    #expect(cover.keywords == ["A00.", "B0"])
    #expect(cover.split == ["A0", "A00"])
    #expect(cover.ownCodes == ["A00"])
    #expect(cover.requests == 3)
  }

  @Test("never end in white space, which a service may trim")
  func whiteSpace() {
    let cover = cover(rows(["A 1", "A 2", "a01"]), limit: 2)
    #expect(cover.keywords == ["A 1", "A 2", "A0"])
    #expect(cover.split.isEmpty)
  }
}
