import ReferenceStore
import ReferenceSync
import Testing
import VClaim
import VClaimSimulator

/// What a pull makes of scenarios: nothing of the file is lost, and nothing wrong gets into it unnoticed.
///
/// A pull of 250 diagnoses in pages of 100 takes four requests; the file has them all before the scenario begins.
@Suite("Scenarios of pulls", .timeLimit(.minutes(5)))
struct PullScenarioTests {
  @Test(
    "a pull that fails says why, stops soon, and leaves the file as it was",
    arguments: [
      ("maintenance-page", Dialect.paged, "html_answer", 3),
      ("truncated-body", .paged, "cut_answer", 3),
      ("wrong-content-length", .paged, "cut_answer", 3),
      ("wrong-types", .paged, "malformed_answer", 1),
      // A crawl of rows that are known begins with what has the most of them.
      ("wrong-types", .official, "malformed_answer", 1),
      ("wrong-key", .official, "undecipherable", 1),
    ])
  func failing(scenario: String, dialect: Dialect, code: String, requests: Int) async throws {
    try await PullTrial.run(scenario, dialect: dialect) { pull in
      let result = try await pull.pull()
      #expect(try #require(result.error).code.rawValue == code)
      // What the pull counts: a try on a connection that the last answer broke may not reach the service.
      #expect(result.requests == requests)
      #expect(pull.trial.requests <= requests)
      #expect(try await pull.diagnoses() == PullTrial.all())
    }
  }

  @Test(
    "a pull that gets over trouble confirms the whole list, with just the requests that it takes",
    arguments: [
      ("unavailable", 6), ("unavailable-with-retry-after", 5), ("rate-limited", 5),
      ("rate-limited-without-retry-after", 5), ("empty-body", 8), ("reset", 6), ("code-as-number", 4),
      ("metadata-spelling", 4), ("wrong-key", 4),
    ])
  func succeeding(scenario: String, requests: Int) async throws {
    try await PullTrial.run(scenario) { pull in
      let result = try await pull.pull()
      #expect(result.error == nil)
      #expect(result.publication?.isUnchanged == true)
      #expect(pull.trial.requests == requests)
      #expect(try await pull.diagnoses() == PullTrial.all())
    }
  }

  @Test("outage: the pull fails, the file stays, and the pull after the outage is whole")
  func outage() async throws {
    try await PullTrial.run("outage") { pull in
      try await pull.trial.succeed()
      pull.trial.clock.advance(by: .seconds(10))
      let error = try #require(await pull.pull().error)
      #expect(error.code.rawValue == "cut_answer")
      #expect(error.isRetryable)
      #expect(pull.trial.requests == 4)
      #expect(try await pull.diagnoses() == PullTrial.all())
      pull.trial.clock.advance(by: .seconds(60))
      #expect(try await pull.pull().publication?.isUnchanged == true)
      #expect(pull.trial.requests == 8)
    }
  }

  @Test("slow-loris: each try of a pull ends when its time is up, and the file stays")
  func slowLoris() async throws {
    try await PullTrial.run("slow-loris", trickle: TrickleClock()) { pull in
      let error = try #require(await pull.pull().error)
      #expect(error.code.rawValue == "timed_out")
      #expect(pull.trial.requests == 3)
      #expect(try await pull.diagnoses() == PullTrial.all())
    }
  }

  @Test("clock-off: a pull stops at the refused signature, the file stays, and a steady skew is corrected")
  func clockOff() async throws {
    try await PullTrial.run("clock-off") { pull in
      for number in 1...3 {
        let error = try #require(await pull.pull().error)
        #expect(error.code.rawValue == "credentials_refused")
        #expect(pull.trial.requests == number)
        #expect(try await pull.diagnoses() == PullTrial.all())
      }
      #expect(try await pull.pull().publication?.isUnchanged == true)
      #expect(pull.trial.requests == 7)
    }
  }

  @Test("duplicated-pages: a page that comes twice in two readings of a list is an error, and the file stays")
  func duplicatedPages() async throws {
    try await PullTrial.run("duplicated-pages") { pull in
      try await pull.trial.succeed()
      pull.trial.clock.advance(by: .seconds(30))
      let error = try #require(await pull.pull().error)
      #expect(error.code == .repeatedPage)
      #expect(error.isRetryable)
      #expect(pull.trial.requests == 5)
      #expect(try await pull.diagnoses() == PullTrial.all())
    }
  }

  @Test("missing-pages: rows that no page lists are missed where two pages meet, and the file stays")
  func missingPages() async throws {
    try await PullTrial.run("missing-pages") { pull in
      try await pull.trial.succeed()
      pull.trial.clock.advance(by: .seconds(30))
      let error = try #require(await pull.pull().error)
      #expect(error.code == .listChanged)
      #expect(error.isRetryable)
      #expect(pull.trial.requests == 5)
      #expect(try await pull.diagnoses() == PullTrial.all())
    }
  }

  @Test("shrunken: a tenth of the rows is held back until it is approved; then the journal keeps every row that went")
  func shrunken() async throws {
    try await PullTrial.run("shrunken") { pull in
      try await pull.trial.succeed()
      #expect(try await pull.pull().publication?.isUnchanged == true)
      pull.trial.clock.advance(by: .seconds(30))
      let generation = try ReferenceReader(path: pull.path).generation()
      let result = try await pull.pull()
      #expect(result.held.map(\.reason) == [.shrunken(before: 250, after: 25)])
      #expect(try await pull.diagnoses() == PullTrial.all())
      #expect(try await pull.store.statuses().first { $0.dataset == "diagnoses" }?.state == .held)

      let approved = try await pull.decisions.approve(.diagnoses, partition: nil)
      #expect(approved.lines.map(\.removed) == [225])
      try await expectJournal(of: pull, since: generation, toRestoreAll: 225)
    }
  }

  @Test("emptied: success without rows is never an empty table")
  func emptied() async throws {
    try await PullTrial.run("emptied") { pull in
      try await pull.trial.succeed()
      pull.trial.clock.advance(by: .seconds(30))
      #expect(try await pull.pull().held.map(\.reason) == [.underFloor(rows: 0, floor: 1)])
      #expect(try await pull.diagnoses() == PullTrial.all())
    }
  }

  @Test("changing-rows: a list that changes between two pages is read again, and published whole as it is then")
  func changingRows() async throws {
    try await PullTrial.run("changing-rows") { pull in
      let publication = try #require(await pull.pull().publication)
      #expect(publication.added == 1)
      #expect(publication.changed == 125)
      #expect(publication.removed == 0)
      #expect(publication.total == 251)
      // Two pages of old rows, one that does not meet them, and the list from its beginning.
      #expect(pull.trial.requests == 7)
    }
  }

  @Test("tenfold: ten times as many rows arrive, each of them once")
  func tenfold() async throws {
    try await PullTrial.run("tenfold") { pull in
      let publication = try #require(await pull.pull().publication)
      #expect(publication.added == 2_250)
      #expect(publication.changed == 0)
      #expect(publication.removed == 0)
      #expect(pull.trial.requests == 27)
    }
  }

  @Test("tenfold: a crawl by keywords finds ten times as many rows too")
  func tenfoldCrawl() async throws {
    try await PullTrial.run("tenfold", dialect: .official, diagnoses: 25) { pull in
      let publication = try #require(await pull.pull().publication)
      #expect(publication.total == 250)
      #expect(publication.removed == 0)
    }
  }

  /// Checks that file and journal together still hold every row that there was.
  private func expectJournal(of pull: PullTrial, since generation: Int64, toRestoreAll removed: Int) async throws {
    let changes = try ReferenceReader(path: pull.path).changes(since: generation, dataset: .diagnoses)
    #expect(changes.count == removed)
    #expect(changes.allSatisfy { $0.op == .removed && $0.before != nil })
    let left = try await pull.diagnoses().keys
    #expect(Set(left).union(changes.compactMap(\.key.first)) == Set(PullTrial.all().keys))
  }
}
