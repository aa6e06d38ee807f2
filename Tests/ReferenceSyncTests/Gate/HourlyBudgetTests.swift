import ReferenceStore
import Testing

@testable import ReferenceSync

@Suite("The budget of 24 hours")
struct HourlyBudgetTests {
  private func hours(_ count: Int) -> Duration { .seconds(3_600 * count) }

  @Test("lets as many requests pass as it has, and those of an hour again 24 hours after its end")
  func rolls() {
    var budget = HourlyBudget(limit: 2)
    let start = Duration.seconds(5_000)
    #expect([0, 1, 2].map { budget.take(.live, at: start + .seconds($0)) } == [true, true, false])
    #expect(budget.freeAt(for: .live, at: start + hours(1)) == start + hours(25))
    #expect(budget.take(.live, at: start + hours(25) - .seconds(1)) == false)
    #expect([0, 1, 2].map { budget.take(.live, at: start + hours(25) + .seconds($0)) } == [true, true, false])
  }

  @Test("never lets more pass within any 24 hours than it has, whoever asks and however often")
  func anyDay() {
    var generator = Chance(state: 7)
    var budget = HourlyBudget(limit: 50)
    var taken: [Duration] = []
    var now = Duration.zero
    for _ in 0..<20_000 {
      now += .seconds(Int.random(in: 0...600, using: &generator))
      if budget.take(Bool.random(using: &generator) ? .pull : .live, at: now) { taken.append(now) }
    }
    for index in taken.indices.dropFirst(50) { #expect(taken[index] - taken[index - 50] >= hours(24)) }
    // And is no miser: what it has is spent about every day.
    #expect(taken.count > Int(now / hours(26)) * 50)
  }

  @Test("keeps a tenth back for look-ups, which may take all, and pulls may take what look-ups leave beside it")
  func reserve() {
    var pulls = HourlyBudget(limit: 100)
    #expect((0..<200).count { _ in pulls.take(.pull, at: .zero) } == 90)
    #expect((0..<200).count { _ in pulls.take(.live, at: .zero) } == 10)
    var live = HourlyBudget(limit: 100)
    #expect((0..<30).count { _ in live.take(.live, at: .zero) } == 30)
    #expect((0..<200).count { _ in live.take(.pull, at: .zero) } == 70)
    #expect(HourlyBudget(limit: 1).left(for: .pull) == 1)
    #expect(HourlyBudget(limit: 2).left(for: .pull) == 1)
    #expect(HourlyBudget(limit: .max).left(for: .pull) > .max / 2)
  }

  @Test("a limit that changes holds at once, and what is spent stays spent")
  func change() {
    var budget = HourlyBudget(limit: 2)
    #expect((0..<9).count { _ in budget.take(.live, at: .zero) } == 2)
    budget.limit = 3
    #expect((0..<9).count { _ in budget.take(.live, at: .zero) } == 1)
    budget.limit = 1
    #expect(budget.take(.live, at: hours(25) - .seconds(1)) == false)
    #expect((0..<9).count { _ in budget.take(.live, at: hours(25)) } == 1)
  }

  @Test("tells when the first request is free again: that of the oldest hour")
  func freeAt() {
    var budget = HourlyBudget(limit: 10)
    for hour in 0..<9 { _ = budget.take(.pull, at: hours(hour * 2)) }
    #expect(budget.freeAt(for: .pull, at: hours(17)) == hours(25))
    #expect(budget.freeAt(for: .live, at: hours(17)) == hours(17))
  }

  @Test("takes back what was not sent")
  func givesBack() throws {
    var budget = HourlyBudget(limit: 1)
    #expect(budget.take(.live, at: .zero) == true)
    let hour = try #require(budget.hours.last?.began)
    budget.giveBack(.live, toHourOf: hour)
    #expect(budget.take(.live, at: .seconds(1)) == true)
  }
}
