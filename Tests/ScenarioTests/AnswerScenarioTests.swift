import Testing
import VClaim
import VClaimSimulator

/// What the client makes of scenarios about answers: the error, the tries, and when it comes back.
@Suite("Scenarios of answers", .timeLimit(.minutes(5)))
struct AnswerScenarioTests {
  @Test("outage: works, fails with a retryable error for a minute, and works again")
  func outage() async throws {
    try await Trial.run("outage") { trial in
      try await trial.succeed()
      trial.clock.advance(by: .seconds(10))
      let error = try await trial.failure()
      #expect(error.code == .cutAnswer)
      #expect(error.isRetryable)
      #expect(error.tries == 3)
      #expect(trial.requests == 4)
      trial.clock.advance(by: .seconds(60))
      try await trial.succeed()
      #expect(trial.requests == 5)
    }
  }

  @Test("slow-loris: the client gives up when its time is up, and not later")
  func slowLoris() async throws {
    try await Trial.run("slow-loris", retryPolicy: .none, trickle: TrickleClock()) { trial in
      let error = try await trial.failure()
      #expect(error.code == .timedOut)
      #expect(error.isRetryable)
      #expect(trial.requests == 1)
    }
  }

  @Test("rate-limited: the second try comes when the service asked for it, and succeeds")
  func rateLimited() async throws {
    try await Trial.run("rate-limited") { trial in
      try await trial.succeed(times: 2)
      #expect(trial.requests == 3)
      #expect(trial.clock.sleeps == [.seconds(2)])
    }
  }

  @Test("rate-limited-without-retry-after: the second try comes after the client's own pause")
  func rateLimitedWithoutRetryAfter() async throws {
    try await Trial.run("rate-limited-without-retry-after") { trial in
      try await trial.succeed(times: 2)
      #expect(trial.requests == 3)
      #expect(trial.clock.sleeps == [.milliseconds(250)])
    }
    try await Trial.run("rate-limited-without-retry-after", retryPolicy: .none) { trial in
      _ = try await trial.client.roomClasses()
      let error = try await trial.failure()
      #expect(error.code == .rateLimited)
      #expect(error.httpStatus == 429)
      #expect(error.retryAfter == nil)
    }
  }

  @Test("unavailable: two failures and two growing pauses later the answer is there")
  func unavailable() async throws {
    try await Trial.run("unavailable") { trial in
      try await trial.succeed(times: 2)
      #expect(trial.requests == 4)
      #expect(trial.clock.sleeps == [.milliseconds(250), .milliseconds(500)])
    }
    try await Trial.run("unavailable", retryPolicy: .none) { trial in
      _ = try await trial.client.roomClasses()
      let error = try await trial.failure()
      #expect(error.code == .unavailable)
      #expect(error.httpStatus == 503)
    }
  }

  @Test("unavailable-with-retry-after: the date is waited for, or the client gives up at once where it is too far")
  func unavailableWithRetryAfter() async throws {
    try await Trial.run("unavailable-with-retry-after") { trial in
      try await trial.succeed()
      #expect(trial.requests == 2)
      #expect(trial.clock.sleeps == [.seconds(20)])
    }
    try await Trial.run("unavailable-with-retry-after", timeout: .seconds(15)) { trial in
      let error = try await trial.failure()
      #expect(error.code == .unavailable)
      #expect(error.retryAfter == .seconds(20))
      #expect(trial.requests == 1)
      #expect(trial.clock.sleeps.isEmpty)
    }
  }

  @Test("maintenance-page: an HTML page is never data, whatever its status")
  func maintenancePage() async throws {
    try await Trial.run("maintenance-page") { trial in
      let error = try await trial.failure()
      #expect(error.code == .htmlAnswer)
      #expect(error.httpStatus == 200)
      #expect(error.tries == 3)
      #expect(trial.requests == 3)
    }
  }

  @Test("empty-body: nothing is never \"no data\"; the next try succeeds")
  func emptyBody() async throws {
    try await Trial.run("empty-body") { trial in
      try await trial.succeed()
      #expect(trial.requests == 2)
    }
    try await Trial.run("empty-body", retryPolicy: .none) { trial in
      let error = try await trial.failure()
      #expect(error.code == .emptyAnswer)
    }
  }

  @Test("truncated-body: half an answer is an error, after three tries", arguments: [Dialect.official, .paged])
  func truncatedBody(dialect: Dialect) async throws {
    try await Trial.run("truncated-body", dialect: dialect) { trial in
      let error = try await trial.failure()
      #expect(error.code == .cutAnswer)
      #expect(error.tries == 3)
      #expect(trial.requests == 3)
    }
  }

  @Test("wrong-content-length: too long and too short are both a cut answer", arguments: [Dialect.official, .paged])
  func wrongContentLength(dialect: Dialect) async throws {
    try await Trial.run("wrong-content-length", dialect: dialect, retryPolicy: .none) { trial in
      for number in 1...2 {
        let error = try await trial.failure()
        #expect(error.code == .cutAnswer)
        #expect(error.isRetryable)
        #expect(trial.requests == number)
      }
    }
  }

  @Test("reset: the next try succeeds on a new connection")
  func reset() async throws {
    try await Trial.run("reset") { trial in
      try await trial.succeed()
      #expect(trial.requests == 2)
    }
    try await Trial.run("reset", retryPolicy: .none) { trial in
      let error = try await trial.failure()
      #expect(error.code == .cutAnswer)
    }
  }

  @Test(
    "lost-answers: what became of a write is unknown, it is sent once, and the work is done",
    arguments: Dialect.allCases)
  func lostAnswers(dialect: Dialect) async throws {
    try await Trial.run("lost-answers", dialect: dialect, data: .builtIn()) { trial in
      let day = try #require(CalendarDay("2027-01-14"))
      var letter = SEPLetter(
        card: "0009999000001", day: day, facility: "0101R001", service: .outpatient, entitledClass: .first,
        medicalRecord: "MR-1", diagnosis: "A00", polyclinic: "INT")
      letter.user = "admin"
      var error = await #expect(throws: VClaimError.self) { try await trial.client.createSEP(letter) }
      #expect(error?.code == .outcomeUnknown)
      #expect(trial.requests == 1)
      let number = try #require(trial.simulator.letters.first).number
      #expect(try await trial.client.sep(number: number)?.number == number)
      letter.note = "kontrol ulang"
      error = await #expect(throws: VClaimError.self) { try await trial.client.updateSEP(number: number, letter) }
      #expect(error?.code == .outcomeUnknown)
      #expect(trial.simulator.letters.map { $0["catatan"] } == ["kontrol ulang"])
      error = await #expect(throws: VClaimError.self) { try await trial.client.deleteSEP(number: number) }
      #expect(error?.code == .outcomeUnknown)
      #expect(trial.simulator.letters.isEmpty)
      #expect(trial.requests == 4)
    }
  }

  @Test("reset: a write meets it before anything is done, and the client cannot tell that from a lost answer")
  func resetOfWrite() async throws {
    try await Trial.run("reset", data: .builtIn()) { trial in
      let day = try #require(CalendarDay("2027-01-14"))
      var letter = SEPLetter(
        card: "0009999000001", day: day, facility: "0101R001", service: .outpatient, entitledClass: .first,
        medicalRecord: "MR-1", diagnosis: "A00", polyclinic: "INT")
      letter.user = "admin"
      let error = await #expect(throws: VClaimError.self) { try await trial.client.createSEP(letter) }
      #expect(error?.code == .outcomeUnknown)
      #expect(trial.simulator.letters.isEmpty)
    }
  }

  @Test("wrong-key: ciphertext never reaches the caller, and is not asked for again")
  func wrongKey() async throws {
    try await Trial.run("wrong-key") { trial in
      let error = try await trial.failure()
      #expect(error.code == .undecipherable)
      #expect(!error.isRetryable)
      #expect(error.message.contains("most likely the consumer secret is wrong"))
      #expect(trial.requests == 1)
    }
    // The paged dialect has nothing to decrypt.
    try await Trial.run("wrong-key", dialect: .paged) { try await $0.succeed() }
  }

  @Test("wrong-types: every wrong type is an error, and is not asked for again", arguments: [Dialect.official, .paged])
  func wrongTypes(dialect: Dialect) async throws {
    try await Trial.run("wrong-types", dialect: dialect) { trial in
      for number in 1...3 {
        let error = try await trial.failure()
        #expect(error.code == .malformedAnswer)
        #expect(!error.isRetryable)
        #expect(trial.requests == number)
      }
    }
  }

  @Test("clock-off: a refused signature says how far the clocks are apart, and a steady skew is corrected")
  func clockOff() async throws {
    try await Trial.run("clock-off") { trial in
      for number in 1...3 {
        let error = try await trial.failure()
        #expect(error.code == .credentialsRefused)
        #expect(error.clockSkew == -600)
        #expect(error.message.contains("this machine's clock is 600 s behind the service's"))
        #expect(trial.requests == number)
      }
      try await trial.succeed()
      #expect(trial.client.clockSkew == -600)
      #expect(trial.requests == 4)
    }
  }

  @Test("code-as-number: read as ever, absence too", arguments: [Dialect.official, .paged])
  func codeAsNumber(dialect: Dialect) async throws {
    try await Trial.run("code-as-number", dialect: dialect, data: Trial.rows(diagnoses: 1)) { trial in
      try await trial.succeed()
      #expect(try await trial.client.diagnosis(code: "A100")?.name == "Diagnosis 100")
      #expect(try await trial.client.diagnosis(code: "Z99") == nil)
    }
  }

  @Test("metadata-spelling: read as ever, absence too", arguments: [Dialect.official, .paged])
  func metadataSpelling(dialect: Dialect) async throws {
    try await Trial.run("metadata-spelling", dialect: dialect, data: Trial.rows(diagnoses: 1)) { trial in
      try await trial.succeed(times: 2)
      #expect(try await trial.client.diagnosis(code: "Z99") == nil)
      #expect(try await trial.client.diagnosis(code: "Z99") == nil)
    }
  }
}
