import ReferenceStore
import ReferenceSync
import Testing
import VClaim
import VClaimSimulator

/// What a pull makes of scenarios about lists: nothing of the file is lost, and nothing wrong gets into it unnoticed.
@Suite("Scenarios of lists", .timeLimit(.minutes(1)))
struct PullScenarioTests {
  @Test("duplicated-pages: the repeated page is an error, nothing is published, and the next pull is whole")
  func duplicatedPages() async throws {
    try await PullTrial.run("duplicated-pages", diagnoses: 250) { pull in
      let error = try #require(await pull.pull().error)
      #expect(error.code == .repeatedPage)
      #expect(error.isRetryable)
      #expect(pull.trial.requests == 2)
      #expect(try await pull.diagnoses().isEmpty)
      #expect(try await pull.pull().error == nil)
      #expect(try await pull.diagnoses() == PullTrial.all(250))
    }
  }
}
