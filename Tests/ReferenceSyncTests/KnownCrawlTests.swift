import ReferenceStore
import SQLite
import StateFile
import Synchronization
import Testing
import VClaim
import VClaimWire

@testable import ReferenceSync

@Suite("A crawl of a table whose rows are known") struct KnownCrawlTests {
  /// 300 codes with the beginnings A0 … C9 and names of a few words.
  static let small = Array(Tables.diagnoses.prefix(1_800).enumerated().filter { $0.offset % 6 == 0 }.map(\.element))

  private func row(_ code: String, _ name: String = "Memar siku baru") -> ReferenceRow {
    ReferenceRow(code: code, name: name)
  }

  @Test("takes at most 1.05 times the fewest beginnings that will do, and the share", arguments: [nil, 50, 100, 1_000])
  func requests(cap: Int?) async throws {
    let bench = try await CrawlBench(MemoryTable.diagnoses, cap: cap)
    let cold = try await bench.crawl()
    let (fewest, share) = bench.fewest(cap: cap)
    for _ in 0..<2 {
      let warm = try await bench.crawl()
      #expect(difference(warm.rows, Tables.diagnoses).isEmpty)
      #expect(warm.keywords.count <= fewest * 105 / 100 + share)
      #expect(warm.keywords.count < cold.keywords.count)
      #expect(Set(warm.keywords).count == warm.keywords.count)
    }
  }

  @Test("finds new codes of a beginning that had none within a rotation", arguments: [nil, 25])
  func newCodes(cap: Int?) async throws {
    let bench = try await CrawlBench(Self.small, cap: cap)
    try await bench.crawl()
    let new = [row("Q99"), row("Q99.1"), row("A0A.5"), row("Z0")]
    let all = (Self.small + new).sorted { $0.code < $1.code }
    bench.replace(all)
    var crawls = 0
    while bench.known.count < all.count, crawls < CrawlCourse.rotation {
      try await bench.crawl()
      crawls += 1
    }
    #expect(difference(bench.known, all).isEmpty)
    let (fewest, share) = bench.fewest(cap: cap)
    #expect(try await bench.crawl().keywords.count <= fewest + share + 1)
  }

  @Test("finds a new code of a beginning that has some at once")
  func neighbours() async throws {
    let bench = try await CrawlBench(Self.small, cap: 25)
    try await bench.crawl()
    let all = (Self.small + [row(Self.small[7].code + "X")]).sorted { $0.code < $1.code }
    bench.replace(all)
    #expect(difference(try await bench.crawl().rows, all).isEmpty)
  }

  @Test("asks again for the beginning of a code that the file does not have yet")
  func heldRows() async throws {
    let bench = try await CrawlBench(Self.small)
    try await bench.crawl()
    bench.replace(Self.small + [row("Q99")])
    for _ in 0..<CrawlCourse.rotation where !bench.known.contains(row("Q99")) { try await bench.crawl() }
    #expect(bench.known.contains(row("Q99")))
    bench.known = Self.small
    #expect(try await bench.crawl().rows.contains(row("Q99")))
  }

  @Test("misses rows that are gone, and asks for each by itself first", arguments: [nil, 25])
  func removedRows(cap: Int?) async throws {
    let bench = try await CrawlBench(Self.small, cap: cap)
    try await bench.crawl()
    let gone = [Self.small[0], Self.small[100], Self.small[299]]
    bench.replace(Self.small.filter { !gone.contains($0) })
    let crawled = try await bench.crawl()
    #expect(difference(crawled.rows, Self.small) == gone.map(\.code))
    #expect(Set(crawled.keywords).isSuperset(of: gone.map(\.code)))
    #expect(crawled.keywords.count < 120)
  }

  @Test("takes the names as they are now")
  func names() async throws {
    let bench = try await CrawlBench(Self.small, cap: 25)
    try await bench.crawl()
    let renamed = Self.small.map { row($0.code, $0.name + " sekali") }
    bench.replace(renamed)
    #expect(difference(try await bench.crawl().rows, renamed).isEmpty)
  }

  @Test(
    "survives a cap that changes, and is cheap again the next time",
    arguments: [(50, 25), (50, 100), (50, nil), (nil, 50), (100, 12), (25, 200)] as [(Int?, Int?)])
  func changedCap(before: Int?, after: Int?) async throws {
    let bench = try await CrawlBench(Self.small, cap: before)
    try await bench.crawl()
    bench.setCap(after)
    #expect(difference(try await bench.crawl().rows, Self.small).isEmpty)
    let (fewest, share) = bench.fewest(cap: after)
    let again = try await bench.crawl()
    #expect(difference(again.rows, Self.small).isEmpty)
    #expect(again.keywords.count <= fewest * 105 / 100 + share + 2)
  }

  @Test("does not believe a service that suddenly answers short", arguments: [nil, 25])
  func shortAnswers(cap: Int?) async throws {
    let isShort = SharedCap(nil)
    let bench = try await CrawlBench(MemoryTable(Self.small), cap: cap) { question, _, rows in
      isShort.value == nil || question.keyword.count > 3 ? rows : Array(rows.dropLast(rows.count / 2))
    }
    try await bench.crawl()
    isShort.value = 1
    // As a crawl from nothing does: all rows, or an error.
    if let crawled = try? await bench.crawl() { #expect(difference(crawled.rows, Self.small).isEmpty) }
    #expect(difference(bench.known, Self.small).isEmpty)
  }

  @Test("starts from nothing where all answers have become empty")
  func emptyAnswers() async throws {
    let bench = try await CrawlBench(Self.small)
    let cold = try await bench.crawl()
    bench.replace([])
    let crawled = try await bench.crawl()
    #expect(crawled.rows.isEmpty)
    #expect(crawled.keywords.count > cold.keywords.count)
  }

  @Test("reads one answer again that lacks a row once")
  func shortOnce() async throws {
    let count = Mutex(0)
    let bench = try await CrawlBench(MemoryTable(Self.small)) { question, _, rows in
      guard question.keyword == "A0" else { return rows }
      return count.withLock {
        $0 += 1
        return $0 == 2 ? Array(rows.dropLast()) : rows
      }
    }
    try await bench.crawl()
    let crawled = try await bench.crawl()
    #expect(difference(crawled.rows, Self.small).isEmpty)
    #expect(crawled.keywords.count { $0 == "A0" } == 2)
  }

  @Test("starts from nothing where the service refuses what it answered, or the last such crawl is old")
  func fromNothing() async throws {
    let minimum = SharedCap(nil)
    let bench = try await CrawlBench(MemoryTable(Self.small)) { question, _, rows throws(VClaimError) in
      guard question.keyword.count >= minimum.value ?? 0 else { throw VClaimError(.refused, "Minimal 3 karakter") }
      return rows
    }
    let cold = try await bench.crawl()
    minimum.value = 3
    #expect(difference(try await bench.crawl().rows, Self.small).isEmpty)
    #expect(try await bench.memory?.minimumLength == 3)
    // From now on the shortest keywords have three characters.
    #expect(try await bench.crawl().keywords.allSatisfy { $0.count >= 3 })
    minimum.value = nil
    bench.now += CrawlNotes.greatestAge
    #expect(try await bench.crawl().keywords.count == cold.keywords.count)
    bench.now -= 3 * CrawlNotes.greatestAge
    #expect(try await bench.crawl().keywords.count == cold.keywords.count)
  }

  @Test("is what the second pull of a dataset does, one of each partition, but for trials")
  func engine() async throws {
    let facilities = ["referensi/faskes/*/1", "referensi/faskes/*/2"]
    let service = MemoryService([
      facilities[0]: Tables.facilities(300, letter: "U"), facilities[1]: Tables.facilities(60, letter: "R"),
    ])
    let bench = try await Bench(service, datasets: [.facilities])
    _ = await bench.engine.sync(dryRun: true)
    let cold = try #require(await bench.engine.sync().first)
    let warm = try #require(await bench.engine.sync().first)
    let trial = try #require(await bench.engine.sync(dryRun: true).first)
    #expect(cold.requests > 200)
    #expect(warm.requests < cold.requests * 9 / 10)
    #expect(warm.publication?.isUnchanged == true)
    #expect(trial.requests == warm.requests)
    // The trial moved no cursor: what it asked is asked again.
    let asked = service.questions.suffix(warm.requests)
    _ = await bench.engine.sync()
    #expect(Set(service.questions.suffix(warm.requests)) == Set(asked))
    #expect(try await bench.state.crawlMemory(of: .facilities, .part(2)) != nil)
  }

  @Test("finds in a rotation whatever changes, as a crawl from nothing would", arguments: 0..<12)
  func randomChanges(seed: Int) async throws {
    var chance = Chance(state: UInt64(seed) &* 104_729 + 3)
    let cap: Int? = seed % 3 == 0 ? nil : Int(8 + chance.next() % 30)
    var table = Dictionary(uniqueKeysWithValues: Self.small.map { ($0.code, $0) })
    let bench = try await CrawlBench(Self.small, cap: cap)
    try await bench.crawl()
    for crawl in 0..<CrawlCourse.rotation * 2 {
      if crawl < CrawlCourse.rotation - 1 {
        let code = "\(chance.pick(Array("ABCQZ")))\(chance.next() % 10)\(chance.next() % 10).\(chance.next() % 10)"
        table[code] = row(code, "Memar \(chance.pick(["siku", "bahu", "A00"])) baru")
        if let old = table.keys.sorted().dropFirst(Int(chance.next() % 250)).first { table[old] = nil }
        bench.replace(table.values.sorted { $0.code < $1.code })
      }
      try await bench.crawl()
    }
    #expect(difference(bench.known, Array(table.values)).isEmpty)
  }
}
