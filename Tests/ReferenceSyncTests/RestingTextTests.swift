import Testing

@testable import ReferenceStore
@testable import ReferenceSync

@Suite("What the service manager is told while nothing is pulled")
struct RestingTextTests {
  private func status(
    _ dataset: Dataset, _ state: DatasetStatus.State, generation: Int64 = 1, error: String? = nil
  ) -> DatasetStatus {
    DatasetStatus(
      dataset: dataset.name, state: state, generation: generation, rowCount: 1, asOf: nil, attemptedAt: nil,
      nextAt: nil, maxStale: nil, lastError: error)
  }

  @Test("how many datasets stand how, what failed, and what comes next at which time of the day")
  func line() {
    let statuses = [
      status(.polyclinics, .fresh, generation: 41), status(.diagnoses, .fresh), status(.facilities, .held),
      status(.roomClasses, .stale, error: "the service cannot be reached"), status(.rooms, .off, error: "never mind"),
    ]
    #expect(
      RestingText.line(statuses, next: (.roomClasses, 50_700))
        == "generation 41: 2 fresh, 1 stale, 1 held; last pull failed: room-classes; next: room-classes at 14:05")
    #expect(RestingText.line(statuses, next: (.rooms, 59)).hasSuffix("next: rooms at 0:00"))
  }

  @Test("nothing that is on, and nothing scheduled, is said too")
  func nothing() {
    #expect(
      RestingText.line([status(.rooms, .off, generation: 0)], next: nil)
        == "generation 0: nothing is on; nothing is scheduled")
  }
}
