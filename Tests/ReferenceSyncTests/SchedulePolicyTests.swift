import Testing

@testable import ReferenceSync

@Suite("The policy of the schedule")
struct SchedulePolicyTests {
  let now: Int64 = 1_800_000_000

  private func due(_ machine: String, after began: Int64, _ interval: Int64, seed: UInt64 = 1) -> Int64 {
    var generator: any RandomNumberGenerator & Sendable = Chance(state: seed)
    return SchedulePolicy(machine: machine).due(after: began, interval: interval, using: &generator)
  }

  @Test(
    "keeps to the interval, to an hour less and six minutes more",
    arguments: [Int64](arrayLiteral: 1, 20, 600, 3_600, 604_800))
  func interval(interval: Int64) {
    for seed in 0..<100 as Range<UInt64> {
      let spread = min(interval / 10, 3_600)
      let wait = due("machine \(seed)", after: now + Int64(seed) * 77, interval, seed: seed) - now - Int64(seed) * 77
      #expect((interval - spread...interval + spread / 10).contains(wait))
    }
  }

  @Test("does not let the time of day wander over a year of pulls that begin late")
  func steady() {
    var generator: any RandomNumberGenerator & Sendable = Chance(state: 5)
    let policy = SchedulePolicy(machine: "a")
    var began = policy.due(after: now, interval: 86_400, using: &generator)
    let first = began
    for day in 1...365 as ClosedRange<Int64> {
      began = policy.due(after: began + 30, interval: 86_400, using: &generator)
      #expect(abs(began - first - day * 86_400) <= 360)
    }
  }

  @Test("spreads machines over the hour, and gives each the same moment each time")
  func offsets() {
    let minutes = (0..<200).map { (due("machine \($0)", after: now, 86_400) % 3_600) / 60 }
    #expect(Set(minutes).count > 40)
    #expect(due("a", after: now, 86_400, seed: 3) == due("a", after: now + 5, 86_400, seed: 3))
  }

  @Test("adds chance to each run")
  func jitter() {
    #expect(Set((0..<50).map { due("a", after: now, 86_400, seed: $0) }).count > 20)
  }

  @Test(
    "opens the window at its time, over midnight as well",
    arguments: [
      (22, 5, 22, true), (22, 5, 23, true), (22, 5, 0, true), (22, 5, 4, true), (22, 5, 5, false), (22, 5, 12, false),
      (1, 3, 0, false), (1, 3, 1, true), (1, 3, 2, true), (1, 3, 3, false), (1, 3, 23, false),
    ] as [(Int64, Int64, Int64, Bool)])
  func window(start: Int64, end: Int64, hour: Int64, isOpen: Bool) {
    let window = PullWindow(start: start * 3_600, end: end * 3_600)
    let wait = window.wait(at: hour * 3_600, offset: 0)
    #expect((wait == 0) == isOpen)
    #expect(window.wait(at: (hour * 3_600 + wait) % 86_400, offset: 0) == 0)
  }

  @Test("gives each machine its own turn in the first hour of a window, in the first half of a short one")
  func turns() {
    for length in [600, 7_200, 25_200] as [Int64] {
      let window = PullWindow(start: 79_200, end: (79_200 + length) % 86_400)
      let waits = (0..<200).map { number in
        var policy = SchedulePolicy(machine: "machine \(number)")
        policy.window = window
        return policy.waitForWindow(at: 79_200)
      }
      #expect(Set(waits).count > 100)
      #expect(waits.allSatisfy { $0 < min(length / 2, 3_600) })
    }
  }
}
