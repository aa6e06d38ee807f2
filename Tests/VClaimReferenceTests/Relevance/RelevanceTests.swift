import FoundationEssentials
import ReferenceStore
import Testing
import VClaim

@testable import VClaimReference

@Suite("What a desk types")
final class RelevanceTests {
  private let directory =
    FileManager.default.temporaryDirectory.path + "/vclaim-relevance-\(UInt64.random(in: 0...(.max)))"

  init() throws {
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  private func local() async throws -> LocalReference {
    let path = directory + "/reference.sqlite"
    let store = try await ReferenceStore(path: path, now: { 0 })
    for dataset in [Dataset.diagnoses, .facilities, .polyclinics] {
      let records = try RelevanceRows.records(of: dataset)
      let parts: [(Partition, [Record])] =
        dataset == .facilities
        ? Dictionary(grouping: records) { $0.values[2] }.map { (.part($0.key), $0.value) } : [(.whole, records)]
      _ = try await store.publish(
        Candidate(dataset: dataset, parts: parts, confirmsWhole: true, asOf: 1_700_000_000))
    }
    try await store.setAliases(AliasTable.builtIn())
    await store.close()
    return try ReferenceLibrary(path: path).local
  }

  private func codes(_ query: RelevanceList.Query, in local: LocalReference) throws -> [String] {
    switch query.dataset {
    case "facilities": try local.search(.facilities, query.text, limit: 20).rows.map(\.code)
    case "polyclinics": try local.search(.polyclinics, query.text, limit: 20).rows.map(\.code)
    default: try local.search(.diagnoses, query.text, limit: 20).rows.map(\.code)
    }
  }

  @Test(
    "finds as many of the codes that are looked for as Searching.md says, or more",
    arguments: [("list-a.tsv", 256, 401), ("list-b.tsv", 78, 110)])
  func lists(name: String, amongFirst5: Int, amongFirst20: Int) async throws {
    let local = try await local()
    let (figures, misses) = try RelevanceList(name).measure { try codes($0, in: local) }
    let comment = Comment(rawValue: "\(figures)\n" + misses.joined(separator: "\n"))
    #expect(figures.amongFirst5 >= amongFirst5, comment)
    #expect(figures.amongFirst20 >= amongFirst20, comment)
  }
}
