import FoundationEssentials
import Testing

/// Weeks of the daemon in virtual time: what each file of `Scenarios` tells comes true.
@Suite("Scenarios of the schedule", .timeLimit(.minutes(5)))
struct ScheduleScenarios {
  /// Whether each scenario is to be told in a line, for `make scenarios`.
  private static let isListing = ProcessInfo.processInfo.environment["VCLAIMD_TEST_SCENARIOS"] != nil

  @Test("comes out as it is told", .disabled(if: isListing), arguments: TrialFile.names)
  func scenario(name: String) async throws {
    let trial = try Trial(TrialFile(named: name))
    try await trial.run()
    #expect(trial.failures == [])
  }

  @Test("are told one in a line, with a sum", .enabled(if: isListing))
  func listing() async throws {
    var days: Int64 = 0
    var requests = 0
    var failed = 0
    let clock = ContinuousClock()
    let start = clock.now
    for name in TrialFile.names {
      let file = try TrialFile(named: name)
      let trial = try Trial(file)
      let began = clock.now
      try await trial.run()
      let milliseconds = (clock.now - began) / .milliseconds(1)
      let span = trial.timeline.elapsed.components.seconds / 86_400
      days += span
      requests += trial.transport.moments.count
      failed += trial.failures.isEmpty ? 0 : 1
      print(
        "\(trial.failures.isEmpty ? "ok  " : "FAIL") \(name): \(file.title) (\(span) d, "
          + "\(trial.transport.moments.count) requests, \(Int(milliseconds)) ms)")
      #expect(trial.failures == [], "\(name)")
    }
    let seconds = Int((clock.now - start) / .seconds(1))
    print(
      "\(TrialFile.names.count) scenarios, \(failed) failed: \(days) days and \(requests) requests in \(seconds) s")
  }
}
