import ReferenceStore
import Testing

@testable import ReferenceSync

@Suite("The budget of a day")
struct DailyBudgetTests {
  @Test("lets as many requests pass as it has, and new ones 24 hours after the first")
  func days() {
    let budget = DailyBudget(limit: 2)
    let start = Duration.seconds(5_000)
    #expect([0, 1, 2].map { budget.take(at: start + .seconds($0)) } == [true, true, false])
    #expect(!budget.take(at: start + .seconds(86_399)))
    #expect([86_400, 86_401, 86_402].map { budget.take(at: start + .seconds($0)) } == [true, true, false])
  }

  @Test("a limit that changes holds at once, and what is spent stays spent")
  func change() {
    let budget = DailyBudget(limit: 2)
    #expect(budget.take(at: .zero) && budget.take(at: .zero) && !budget.take(at: .zero))
    budget.change(to: 3)
    #expect(budget.take(at: .zero) && !budget.take(at: .zero))
    budget.change(to: 1)
    #expect(!budget.take(at: .seconds(86_399)))
    #expect(budget.take(at: .seconds(86_400)) && !budget.take(at: .seconds(86_400)))
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
