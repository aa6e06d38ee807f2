import Testing

@Suite("vclaimd sync against the simulator")
struct SyncTests {
  @Test("A first sync fills the file, and a second one finds nothing new", arguments: ["official", "paged"])
  func twice(dialect: String) async throws {
    let directory = try ScratchDirectory()
    try await SimulatedService.run(["--dialect", dialect], in: directory) { service in
      let first = try await run(
        Programs.daemon, ["sync", "room-classes", "polyclinics"], environment: service.environment, in: directory)
      #expect(first.code == 0, "\(first.errors)")
      #expect(first.output.contains(/polyclinics +published +200 +200 +0 +0/))
      let second = try await run(
        Programs.daemon, ["sync", "room-classes", "polyclinics"], environment: service.environment, in: directory)
      #expect(second.code == 0, "\(second.errors)")
      #expect(second.output.contains(/polyclinics +unchanged +200 +0 +0 +0/))
    }
  }
}
