import Testing

@testable import ReferenceStore

@Suite("When a search index is read as a whole")
struct IndexChecksTests {
  private let checks = IndexChecks()

  @Test("is a day after the first change, and each day after that, for each dataset by itself")
  func daily() {
    let answers = [0, 86_399, 86_400, 90_000, 172_799, 172_800].map { checks.isDue(for: .diagnoses, at: $0) }
    #expect(answers == [false, false, true, false, false, true])
    #expect(!checks.isDue(for: .doctors, at: 172_800))
  }

  @Test("is at once where the clock was set back")
  func clockSetBack() {
    #expect(!checks.isDue(for: .diagnoses, at: 1_000_000))
    #expect(checks.isDue(for: .diagnoses, at: 999_999))
    #expect(!checks.isDue(for: .diagnoses, at: 1_000_000))
  }
}
