import ReferenceStore
import StateFile
import Testing
import VClaimWire

@testable import ReferenceSync

@Suite("Keys that look-ups missed")
struct MissNotesTests {
  private let table = "referensi/diagnosa/"
  private let rows = Array(Tables.diagnoses.prefix(60))
  /// No probe and no name of another row leads to it.
  private let odd = ReferenceRow(code: "ZZ77.9", name: "Qqq")

  private func bench(_ rows: [ReferenceRow]) async throws -> Bench {
    try await Bench(MemoryService([table: rows]), datasets: [.diagnoses, .roomClasses])
  }

  @Test("are asked for first, in a crawl from nothing and in others, and dropped when they are found")
  func found() async throws {
    let bench = try await bench(rows + [odd])
    _ = await bench.engine.sync([.diagnoses])
    #expect(try await bench.rows(.diagnoses).count == 60)
    for _ in 0..<2 { await bench.engine.missNotes.note(.diagnoses, key: ["ZZ77.9"]) }
    let before = bench.service.questions.count
    _ = await bench.engine.sync([.diagnoses])
    #expect(bench.service.questions[before...].prefix(2).map(\.keyword).contains("ZZ77.9"))
    #expect(try await bench.rows(.diagnoses).count == 61)
    #expect(try await bench.state.missedKeys(of: .diagnoses, atMost: 9).isEmpty)

    let other = try await self.bench(rows + [odd])
    await other.engine.missNotes.note(.diagnoses, key: ["ZZ77.9"])
    _ = await other.engine.sync([.diagnoses])
    #expect(other.service.questions.first?.keyword == "ZZ77.9")
    #expect(try await other.rows(.diagnoses).count == 61)
  }

  @Test("are given up after five pulls; a trial does not count, nor does a pull that failed")
  func givenUp() async throws {
    let bench = try await bench(rows)
    await bench.engine.missNotes.note(.diagnoses, key: ["ZZ77.9"])
    _ = await bench.engine.sync([.diagnoses], dryRun: true)
    var pulls = 0
    while try await !bench.state.missedKeys(of: .diagnoses, atMost: 9).isEmpty, pulls < 9 {
      _ = await bench.engine.sync([.diagnoses])
      pulls += 1
    }
    #expect(pulls == 5)
    // Whoever misses it once more has it asked for again, in a program that has run all the while.
    await bench.engine.missNotes.note(.diagnoses, key: ["ZZ77.9"])
    #expect(try await bench.state.missedKeys(of: .diagnoses, atMost: 9) == ["ZZ77.9"])
  }

  @Test("are kept only where they look like a code of a dataset that is crawled")
  func refused() async throws {
    let bench = try await bench(rows)
    for key in ["A", "A 00", "../A00", "Ä00", "A00.123456789"] {
      await bench.engine.missNotes.note(.diagnoses, key: [key])
    }
    await bench.engine.missNotes.note(.roomClasses, key: ["VIP"])
    await bench.engine.missNotes.note(.facilities, key: ["0101R001"])
    #expect(try await bench.state.missedKeys(of: .diagnoses, atMost: 9).isEmpty)
    #expect(try await bench.state.missedKeys(of: .roomClasses, atMost: 9).isEmpty)
    #expect(try await bench.state.missedKeys(of: .facilities, atMost: 9).isEmpty)
    #expect(await bench.engine.sync([.diagnoses]).first?.error == nil)
  }

  @Test("are no more than 200 a dataset, the newest ones, and a pull asks for 50")
  func bounded() async throws {
    let bench = try await bench(rows)
    for number in 0..<210 {
      try await bench.state.keepMissed("Q\(Tables.pad(number, 3))", of: .diagnoses, at: Int64(number))
    }
    let kept = try await bench.state.missedKeys(of: .diagnoses, atMost: 999)
    #expect(kept.count == 200)
    #expect(kept.first == "Q209")
    _ = await bench.engine.sync([.diagnoses])
    #expect(bench.service.questions.prefix(50).map(\.keyword) == Array(kept.prefix(50)))
    #expect(try await bench.state.missedKeys(of: .diagnoses, atMost: 1) == ["Q159"])
  }

  @Test("of facilities are asked for in each level, and found in one")
  func facilities() async throws {
    let service = MemoryService([
      "referensi/faskes/*/1": Tables.facilities(40, letter: "U"),
      "referensi/faskes/*/2": [ReferenceRow(code: "QQ77X001", name: "Zzz")],
    ])
    let bench = try await Bench(service, datasets: [.facilities])
    await bench.engine.missNotes.note(.facilities, key: ["QQ77X001"])
    _ = await bench.engine.sync()
    #expect(service.questions.count { $0.keyword == "QQ77X001" } >= 2)
    #expect(try await bench.rows(.facilities).count == 41)
    #expect(try await bench.state.missedKeys(of: .facilities, atMost: 9).isEmpty)
  }
}
