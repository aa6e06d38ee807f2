import ReferenceStore
import Testing
import VClaim
import VClaimWire

@testable import ReferenceSync

@Suite("A crawl of polyclinics and facilities")
struct PolyclinicCrawlTests {
  let table = "referensi/poli/"

  @Test("asks 36 keywords and the probes without a cap")
  func uncapped() async throws {
    let service = MemoryService([table: Tables.polyclinics])
    #expect(difference(try await crawlPolyclinics(service), Tables.polyclinics).isEmpty)
    #expect(service.questions.count <= 50)
  }

  @Test("finds all although every name holds one word and answers are cut", arguments: [25, 50], [1, 2])
  func capped(cap: Int, minimum: Int) async throws {
    let service = MemoryService([table: Tables.polyclinics], habits: .init(cap: cap, minimum: minimum))
    #expect(difference(try await crawlPolyclinics(service), Tables.polyclinics).isEmpty)
    #expect(service.questions.count <= 3_000)
  }

  @Test("follows names and codes where three characters are required", arguments: [nil, 50])
  func names(cap: Int?) async throws {
    let service = MemoryService([table: Tables.polyclinics], habits: .init(cap: cap, minimum: 3))
    #expect(difference(try await crawlPolyclinics(service), Tables.polyclinics).isEmpty)
    #expect(service.questions.count <= 1_500)
  }

  @Test("finds all facilities of a level", arguments: [nil, 100])
  func facilities(cap: Int?) async throws {
    let rows = Tables.facilities(5_000, letter: "U")
    let service = MemoryService(["referensi/faskes/*/1": rows], habits: .init(cap: cap))
    var crawl = KeywordCrawl(FacilityPull.pattern, context: context(service, dataset: .facilities)) {
      .facilities(matching: $0, level: .primary)
    }
    #expect(difference(try await crawl.run(), rows).isEmpty)
    #expect(service.questions.count <= (cap == nil ? 120 : 2_500))
  }
}
