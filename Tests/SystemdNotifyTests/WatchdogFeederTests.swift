import SystemdNotify
import Testing

@Suite("Feeding the watchdog")
struct WatchdogFeederTests {
  private func fed(
    _ feeder: inout WatchdogFeeder, at steps: [UInt64], patience: Duration?
  ) -> [Bool] {
    steps.map { feeder.looks(at: $0, patience: patience) }
  }

  @Test("it is fed at half of the interval while steps are made, however long the pauses that are planned")
  func isFed() {
    var feeder = WatchdogFeeder(interval: .seconds(600))
    #expect(feeder.tick == .seconds(300))
    let working = fed(&feeder, at: Array(1...100), patience: .zero)
    // Planned: twelve ticks without a step.
    let resting = fed(&feeder, at: Array(repeating: 100, count: 12), patience: .seconds(3_600))
    #expect(!(working + resting).contains(false))
  }

  @Test("it is not fed once a step takes longer than it may, and again when there is one")
  func starved() {
    var feeder = WatchdogFeeder(interval: .seconds(600))
    let fed = fed(&feeder, at: [7, 7, 7, 7, 7, 7, 8, 8], patience: .seconds(900))
    #expect(fed == [true, true, true, true, false, false, true, true])
  }

  @Test("while nothing is due until somebody asks it is fed for ever")
  func waiting() {
    var feeder = WatchdogFeeder(interval: .milliseconds(10))
    let fed = fed(&feeder, at: Array(repeating: 3, count: 1_000), patience: nil)
    #expect(!fed.contains(false))
  }
}
