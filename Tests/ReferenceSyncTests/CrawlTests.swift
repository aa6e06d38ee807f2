import ReferenceStore
import Testing
import VClaim
import VClaimWire

@testable import ReferenceSync

@Suite("A crawl of 12,246 diagnoses")
struct CrawlTests {
  let table = "referensi/diagnosa/"

  @Test("takes at most 300 requests without a cap, and holds every row")
  func uncapped() async throws {
    let service = MemoryService(tables: [table: .diagnoses])
    #expect(difference(try await crawlDiagnoses(service), Tables.diagnoses).isEmpty)
    #expect(service.questions.count <= 300)
  }

  @Test(
    "finds every row under a cap that is configured or found",
    arguments: [(50, true), (50, false), (100, false), (64, false)])
  func capped(cap: Int, isConfigured: Bool) async throws {
    let service = MemoryService(tables: [table: .diagnoses], habits: .init(cap: cap))
    let rows = try await crawlDiagnoses(service, rowCap: isConfigured ? cap : nil)
    #expect(difference(rows, Tables.diagnoses).isEmpty)
    #expect(service.questions.count <= 3_500)
  }

  @Test(
    "finds every row where short keywords are refused or silently answer nothing",
    arguments: [MemoryService.Habits.TooShort.refused, .noData], [nil, 50])
  func minimum(tooShort: MemoryService.Habits.TooShort, cap: Int?) async throws {
    let service = MemoryService(tables: [table: .diagnoses], habits: .init(cap: cap, minimum: 3, tooShort: tooShort))
    let rows = try await crawlDiagnoses(service)
    #expect(difference(rows, Tables.diagnoses).isEmpty)
    #expect(service.questions.count <= 3_500)
    let short = service.questions.filter { $0.keyword.count < 3 }
    #expect(tooShort == .noData || short.count == 2)
  }

  @Test("finds every row under a cap of a few rows that is not configured", arguments: [3, 5, 9])
  func smallCap(cap: Int) async throws {
    let rows = Array(Tables.diagnoses.prefix(300))
    let service = MemoryService([table: rows], habits: .init(cap: cap))
    #expect(difference(try await crawlDiagnoses(service), rows).isEmpty)
  }

  @Test("finds the few rows of a small table without a cap, and asks little")
  func smallTable() async throws {
    let rows = ["A00.1", "A00.2", "B10.1", "B10.2", "C20.1", "C20.2"].map {
      ReferenceRow(code: $0, name: "Memar \($0)", fields: [:])
    }
    let service = MemoryService([table: rows])
    #expect(difference(try await crawlDiagnoses(service), rows).isEmpty)
    #expect(service.questions.count <= 300)
  }

  @Test("trusts no configured cap that is larger than the real one")
  func wrongCap() async throws {
    let service = MemoryService(tables: [table: .diagnoses], habits: .init(cap: 50))
    #expect(try await crawlDiagnoses(service, rowCap: 100).count == 12_246)
  }

  @Test("splits nothing for a configured cap that an answer disproves")
  func disprovedCap() async throws {
    let service = MemoryService(tables: [table: .diagnoses])
    #expect(try await crawlDiagnoses(service, rowCap: 50).count == 12_246)
    #expect(service.questions.count <= 600)
  }

  @Test("finds odd codes outside the pattern once any answer shows them")
  func oddCodes() async throws {
    let odd = ["X1Z.9", "ZZ9", "ZZ8", "A0-1", "99", "u07.1x", "B2 5"].map {
      ReferenceRow(code: $0, name: "Penyakit aneh", fields: [:])
    }
    let hidden = ReferenceRow(code: "ZZ77", name: "Qqq", fields: [:])
    let all = Tables.diagnoses + odd + [hidden]
    for cap in [nil, 50] {
      let service = MemoryService([table: all], habits: .init(cap: cap))
      #expect(difference(try await crawlDiagnoses(service), all).isEmpty)
    }
  }

  @Test("believes that a table is empty only after three characters")
  func empty() async throws {
    let service = MemoryService([:])
    #expect(try await crawlDiagnoses(service).isEmpty)
    #expect(service.questions.contains { $0.keyword.count == 3 && $0.keyword.hasPrefix("A0") })
  }

  @Test("counts its steps to the end")
  func progress() async throws {
    let service = MemoryService(tables: [table: .diagnoses], habits: .init(cap: 50))
    let meter = PullMeter(dataset: .diagnoses, report: { _ in })
    var crawl = KeywordCrawl(DiagnosisPull.pattern, context: context(service, meter: meter)) {
      .diagnoses(matching: $0)
    }
    _ = try await crawl.run()
    let end = meter.snapshot
    #expect(end.done == end.planned)
    #expect(end.rows == 12_246)
    #expect(end.requests == service.questions.count)
  }
}
