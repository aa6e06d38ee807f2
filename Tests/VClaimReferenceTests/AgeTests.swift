import Testing

@testable import VClaimReference

@Suite("The age of an answer")
struct AgeTests {
  @Test(
    "It is counted in seconds, never less than none, and an absurd time is as far away as can be said",
    arguments: [
      (1_000, 1_060, 60), (1_000, 940, 0), (.min, 1_000, .max), (.max, .min, 0), (.min, .max, .max), (.max, .max, 0),
    ] as [(Int64, Int64, Int64)])
  func seconds(asOf: Int64, now: Int64, expected: Int64) {
    #expect(Age(asOf: asOf, maxStale: 60, now: now).seconds == expected)
  }

  @Test("More than the limit is stale, the limit is not, and what was never confirmed is")
  func staleness() {
    #expect(!Age(asOf: 1_000, maxStale: 60, now: 1_060).isStale)
    #expect(Age(asOf: 1_000, maxStale: 60, now: 1_061).isStale)
    #expect(Age(asOf: .min, maxStale: 60, now: 1_000).isStale)
    #expect(Age(asOf: nil, maxStale: nil, now: 1_000).isStale)
  }
}
