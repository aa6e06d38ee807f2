import ReferenceStore
import Synchronization
import Testing
import VClaim

@testable import VClaimReference

@Suite("A live source whose client is exchanged")
struct ExchangeableSourceTests {
  @Test("a question under way is answered by the old client, the next one by the new")
  func exchange() async throws {
    let source = Mutex<ExchangeableSource?>(nil)
    let new = ScriptedService(.paged) { _ in #"{"list":[{"kode":"A00","nama":"New"}]}"# }
    let newClient = try new.client()
    let old = ScriptedService(.official) { _ in
      source.withLock { $0 }?.exchange(newClient, ownFacility: nil)
      return #"{"list":[{"kode":"A00","nama":"Old"}]}"#
    }
    let exchangeable = ExchangeableSource(try old.client(), ownFacility: nil, now: { 1_700_000_000 })
    source.withLock { $0 = exchangeable }
    #expect(try await exchangeable.answer(for: .diagnoses, key: ["A00"]) == .found(Record(["A00", "Old"])))
    #expect(try await exchangeable.answer(for: .diagnoses, key: ["A00"]) == .found(Record(["A00", "New"])))
    #expect(old.requests.count == 1)
    // The paged dialect has no search.
    #expect(try await exchangeable.rows(of: .diagnoses, matching: "x") == nil)
    source.withLock { $0 = nil }
  }
}
