import ReferenceStore
import Testing

@testable import ReferenceSync

@Suite("The budget of a day")
struct DailyBudgetTests {
  @Test("lets as many requests pass as it has, and new ones on the next UTC day")
  func days() {
    let budget = DailyBudget(limit: 2)
    let midnight: Int64 = 1_767_225_600
    #expect([0, 1, 2].map { budget.take(at: midnight + $0) } == [true, true, false])
    #expect(!budget.take(at: midnight + 86_399))
    #expect(budget.take(at: midnight + 86_400))
  }

  @Test("is not opened again by a clock that is set back")
  func setBack() {
    let budget = DailyBudget(limit: 1)
    #expect(budget.take(at: 1_767_225_600))
    #expect(!budget.take(at: 1_767_225_600 - 86_400))
  }

  @Test("fails a pull that needs more than is left, and publishes nothing of it")
  func spent() async throws {
    let bench = try await Bench(MemoryService(Bench.smallOfficial), requestsPerDay: 2)
    let results = await bench.engine.sync([.roomClasses, .polyclinics])
    #expect(results.map(\.error?.code) == [nil, .budgetSpent])
    #expect(bench.service.questions.count == 2)
    #expect(try await bench.rows(.polyclinics).isEmpty)
    #expect(try await bench.rows(.roomClasses).count == 2)
  }
}
