import Testing
import VClaim
import VClaimSimulator

/// What a create of a letter comes to in each scenario that comes with the simulator: it is sent once, whatever happens.
@Suite("Scenarios of letters", .timeLimit(.minutes(5)))
struct LetterScenarioTests {
  /// One scenario as a create meets it.
  struct Meeting: Sendable {
    /// Requests that are answered before.
    var reads = 0
    /// How long after them the create is sent.
    var pause = Duration.zero
    /// The error of the create; nil for a letter.
    var code: VClaimError.Code?
  }

  static let meetings: [String: Meeting] = [
    "outage": Meeting(reads: 1, pause: .seconds(30), code: .outcomeUnknown),
    "slow-loris": Meeting(code: .outcomeUnknown),
    "rate-limited": Meeting(reads: 1, code: .rateLimited),
    "rate-limited-without-retry-after": Meeting(reads: 1, code: .rateLimited),
    "unavailable": Meeting(reads: 1, code: .outcomeUnknown),
    "unavailable-with-retry-after": Meeting(code: .outcomeUnknown),
    "maintenance-page": Meeting(code: .outcomeUnknown),
    "empty-body": Meeting(reads: 1, code: .outcomeUnknown),
    "truncated-body": Meeting(code: .outcomeUnknown),
    "wrong-content-length": Meeting(code: .outcomeUnknown),
    "reset": Meeting(code: .outcomeUnknown),
    "lost-answers": Meeting(code: .outcomeUnknown),
    "wrong-key": Meeting(code: .outcomeUnknown),
    "clock-off": Meeting(code: .credentialsRefused),
    "code-as-number": Meeting(),
    "metadata-spelling": Meeting(),
    // About lists and their rows: a letter is none.
    "duplicated-pages": Meeting(),
    "missing-pages": Meeting(),
    "changing-rows": Meeting(),
    "shrunken": Meeting(),
    "emptied": Meeting(),
    "wrong-types": Meeting(),
    "tenfold": Meeting(),
  ]

  private static let data: SimulatorData = {
    var data = Trial.rows()
    data.members = SimulatorData.builtIn().members
    data.diagnoses = [SimulatorData.Entry(code: "A00", name: "Cholera")]
    data.polyclinics = [SimulatorData.Entry(code: "INT", name: "Penyakit Dalam")]
    return data
  }()

  @Test("every scenario that comes with the simulator is met by a create")
  func complete() {
    #expect(Set(Self.meetings.keys) == Set(Scenario.builtIn.map(\.name)))
  }

  @Test(
    "a create is sent once: it gives a letter, is declined, or ends with an unknown outcome",
    arguments: meetings.keys.sorted())
  func create(scenario: String) async throws {
    let meeting = try #require(Self.meetings[scenario])
    let trickle = scenario == "slow-loris" ? TrickleClock() : nil
    try await Trial.run(scenario, data: Self.data, trickle: trickle) { trial in
      if meeting.reads > 0 { try await trial.succeed(times: meeting.reads) }
      trial.clock.advance(by: meeting.pause)
      if let code = meeting.code {
        let error = try #require(
          await #expect(throws: VClaimError.self) { try await trial.client.createSEP(Self.letter()) })
        #expect(error.code == code)
        #expect(!error.isRetryable || code != .outcomeUnknown)
        #expect(error.message.contains("second letter") == (code == .outcomeUnknown), "\(error)")
      } else {
        #expect(try await trial.client.createSEP(Self.letter()).number.isEmpty == false)
      }
      #expect(trial.simulator.log.counts["SEP/2.0/insert"] == 1)
    }
  }

  private static func letter() throws -> SEPLetter {
    SEPLetter(
      card: "0009999000001", day: try #require(CalendarDay("2026-01-14")), facility: "0101R001", service: .outpatient,
      entitledClass: .first, medicalRecord: "MR-1", diagnosis: "A00", polyclinic: "INT")
  }
}
