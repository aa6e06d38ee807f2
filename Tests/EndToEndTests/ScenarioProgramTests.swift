import FoundationEssentials
import Testing

@Suite("vclaim-simulator with a scenario")
struct ScenarioProgramTests {
  @Test("a pull from a service in maintenance fails with 69, and the log tells what it was asked")
  func maintenance() async throws {
    let directory = try ScratchDirectory()
    try await SimulatedService.run(
      ["--scenario", "maintenance-page", "--log", "requests.log"], in: directory
    ) { service in
      let sync = try await run(
        Programs.daemon, ["sync", "room-classes"], environment: service.environment, in: directory)
      #expect(sync.code == 69)
      let lines = try String(contentsOfFile: directory.file("requests.log"), encoding: .utf8).split(separator: "\n")
      #expect(!lines.isEmpty)
      #expect(lines.allSatisfy { $0.contains(" GET referensi/kelasrawat 200 - ") })
      #expect(lines.allSatisfy { $0.hasSuffix(" answer-200,headers") })
    }
  }

  @Test("the scenarios are listed with a line each, and an unknown one or a wrong file ends with its reason")
  func names() async throws {
    let directory = try ScratchDirectory()
    let list = try await run(Programs.simulator, ["--list-scenarios"], in: directory)
    #expect(list.code == 0)
    #expect(list.output.split(separator: "\n").count == 23)
    let unknown = try await run(Programs.simulator, ["--scenario", "outtage"], in: directory)
    #expect(unknown.code == 64)
    #expect(unknown.errors.hasPrefix("vclaim-simulator: no scenario is called outtage; there are outage, "))
    try directory.write(
      #"{"name": "n", "description": "d", "steps": [{"untill": "9s"}]}"#, to: "own.json")
    let wrong = try await run(Programs.simulator, ["--scenario", "own.json"], in: directory)
    #expect(wrong.code == 65)
    #expect(wrong.errors.hasPrefix("vclaim-simulator: own.json, step 1: \"untill\" is no member here"))
  }
}
