import ReferenceStore
import Testing
import VClaim
import VClaimWire

@testable import ReferenceSync

@Suite("A crawl of 3,900 procedures")
struct ProcedureCrawlTests {
  private static let table = MemoryTable(Tables.procedures)
  private let path = "referensi/procedure/"

  private func crawl(_ service: MemoryService, rowCap: Int? = nil) async throws(SyncError) -> [ReferenceRow] {
    let context = context(service, dataset: .procedures, rowCap: rowCap)
    var crawl = KeywordCrawl(ProcedurePull.pattern, context: context) { .procedures(matching: $0) }
    let rows = try await crawl.run()
    if let shortfall = crawl.shortfall { throw shortfall }
    return rows
  }

  @Test("takes at most 150 requests without a cap, and holds every row")
  func uncapped() async throws {
    let service = MemoryService(tables: [path: Self.table])
    let rows = try await crawl(service)
    #expect(difference(rows, Tables.procedures).isEmpty)
    #expect(service.questions.count <= 150)
  }

  @Test(
    "finds every row under a cap that is configured or found, in whatever order",
    arguments: [(50, true), (50, false), (25, false), (10, true)])
  func capped(cap: Int, isConfigured: Bool) async throws {
    let service = MemoryService(tables: [path: Self.table], habits: .init(cap: cap))
    let rows = try await crawl(service, rowCap: isConfigured ? cap : nil)
    #expect(difference(rows, Tables.procedures).isEmpty)
    #expect(service.questions.count <= 2_500)
  }

  @Test(
    "finds every row where keywords of two characters are refused or silently answer nothing",
    arguments: [MemoryService.Habits.TooShort.refused, .noData], [nil, 50])
  func minimum(tooShort: MemoryService.Habits.TooShort, cap: Int?) async throws {
    let service = MemoryService(
      tables: [path: Self.table], habits: .init(cap: cap, minimum: 3, tooShort: tooShort))
    let rows = try await crawl(service)
    #expect(difference(rows, Tables.procedures).isEmpty)
    #expect(service.questions.count <= 3_500)
  }

  @Test("trusts no configured cap that is larger than the real one")
  func wrongCap() async throws {
    let service = MemoryService(tables: [path: Self.table], habits: .init(cap: 50))
    #expect(difference(try await crawl(service, rowCap: 100), Tables.procedures).isEmpty)
  }

  @Test("finds codes without a dot as well")
  func withoutDot() async throws {
    let rows = Tables.procedures.prefix(600).map { row in
      ReferenceRow(code: row.code.filter { $0 != "." }, name: row.name, fields: [:])
    }
    for cap in [nil, 25] {
      let service = MemoryService([path: rows], habits: .init(cap: cap))
      #expect(try await crawl(service).count == rows.count)
    }
  }
}
