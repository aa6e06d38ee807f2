import Subprocess
import Synchronization
import SystemPackage
import Testing

@Suite("A daemon that is killed in the middle of a pull")
struct BrokenOffPullTests {
  private static let request = "GET referensi/diagnosa/"
  /// The service answers so many requests, and lets one wait for ever.
  private static let answered = 170
  /// Of these, so many are in the file at least: they are written fifty at a time.
  private static let kept = 150

  @Test(
    "goes on where it was once it is started again, by keyword and by page: the service sees that no answer is asked for twice",
    arguments: ["official", "paged"])
  func goesOn(dialect: String) async throws {
    let directory = try ScratchDirectory()
    let number = Self.answered + 1
    try directory.write(
      #"{"name": "waits", "description": "waits", "steps": [{"first": \#(number), "last": \#(number), "delay": "1h"}]}"#,
      to: "waits.json")
    try await SimulatedService.run(
      ["--dialect", dialect, "--scenario", "waits.json", "--log", "-"], in: directory
    ) { service in
      let environment = service.environment.merging(["VCLAIMD_DATASETS": "diagnoses", "BPJS_PAGE_SIZE": "20"]) { $1 }
      let (killed, _) = try await withRunning(
        Programs.daemon, ["run"], environment: environment, in: directory, until: "keeping "
      ) { daemon, _ in
        let count = Mutex(0)
        _ = try await service.transcript.line { line in
          guard line.contains(Self.request) else { return false }
          return count.withLock { count in
            count += 1
            return count == Self.answered
          }
        }
        try daemon.send(.kill)
      }
      #expect(killed.status == .signaled(9))
      #expect(try ReferenceContent.rows(of: "diagnoses", in: directory.file("reference.sqlite")).isEmpty)

      let (again, _) = try await withRunning(
        Programs.daemon, ["run"], environment: environment, in: directory, until: "keeping "
      ) { daemon, _ in
        _ = try await daemon.transcript.line { $0.contains("published") && $0.contains("diagnoses") }
      }
      #expect(again.code == 0, "\(again.output)")
      #expect(again.output.contains("went on from an earlier pull"))
      #expect(try ReferenceContent.rows(of: "diagnoses", in: directory.file("reference.sqlite")).count == 12_000)
      let answers = service.transcript.text.split(separator: "\n").filter {
        $0.contains(Self.request) && $0.contains(" 200 ")
      }
      let requests = answers.count - Self.answered

      // What the first pull takes that nothing breaks off.
      let other = environment.merging(["VCLAIMD_DATABASE": directory.file("other.sqlite")]) { $1 }
      let whole = try await run(Programs.daemon, ["sync", "diagnoses", "--json"], environment: other, in: directory)
      let line = try #require(try /"requests":(\d+),"reused":0/.firstMatch(in: whole.output), "\(whole.output)")
      let all = try #require(Int(line.1))
      #expect(requests <= all - Self.kept)
      #expect(requests >= all - Self.answered)
    }
  }
}
