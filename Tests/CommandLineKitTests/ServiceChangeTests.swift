import CommandLineKit
import Glibc
import Testing
import VClaim

@Suite("Changes at the service")
struct ServiceChangeTests {
  @Test("an answer that cannot be printed leaves word of the change, and no success")
  func untold() throws {
    var ends: [Int32] = [-1, -1]
    let isMade = unsafe pipe(&ends) == 0
    try #require(isMade)
    close(ends[0])
    defer { close(ends[1]) }
    signal(SIGPIPE, SIG_IGN)
    let closed = #expect(throws: CommandError.self) {
      try ServiceChange.tell("created 1; do not send it again", on: Output(descriptor: ends[1])) { "1\n" }
    }
    #expect(closed?.status == .inputOutput)
    #expect(closed?.description == "created 1; do not send it again (cannot write output: Broken pipe)")

    let full = unsafe open("/dev/full", O_WRONLY | O_CLOEXEC)
    defer { close(full) }
    let refused = #expect(throws: CommandError.self) {
      try ServiceChange.tell("created 1", on: Output(descriptor: full)) { "1\n" }
    }
    #expect(refused?.status == .inputOutput)
    #expect(refused?.description.contains("No space left") == true)
  }

  @Test("a change that nobody stops ends as it ends")
  func undisturbed() async throws {
    #expect(try await ServiceChange.run { 7 } == 7)
    let error = await #expect(throws: VClaimError.self) {
      try await ServiceChange.run { throw VClaimError(.refused, "no") }
    }
    #expect(error?.code == .refused)
  }
}
