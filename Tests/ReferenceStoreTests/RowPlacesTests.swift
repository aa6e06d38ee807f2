import SQLite
import Testing

@testable import ReferenceStore

@Suite("Places for incoming rows")
struct RowPlacesTests {
  @Test(
    "found by halving are those of a pass over all rows", arguments: [Dataset.facilities, .diagnoses, .doctors], 1...6)
  func halving(dataset: Dataset, seed: Int) async throws {
    let sandbox = try Sandbox()
    let store = try await sandbox.store()
    var candidates = RandomCandidates(dataset, seed: UInt64(seed))
    let search = try #require(dataset.search)
    for _ in 1...6 {
      _ = try await store.publish(candidates.next())
      let candidate = candidates.next()
      let file = try sandbox.vandal()
      _ = try Difference(of: StagedRows(candidate), candidate, on: file)
      let places = RowPlaces(search, of: dataset, on: file)
      let pass = try places.planByPass()
      let halving = try places.planByHalving()
      #expect(halving.isExhausted == pass.isExhausted)
      #expect(halving.placed.map { [$0.row, $0.position] } == pass.placed.map { [$0.row, $0.position] })
    }
  }
}
