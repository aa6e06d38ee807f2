import Testing

@Suite("The guard, in the programs")
struct GuardTests {
  /// Syncs the room classes with a service that may lose rows.
  private func sync(_ scenario: [String], in directory: ScratchDirectory) async throws -> Ended {
    try await SimulatedService.run(scenario, in: directory) { service in
      try await run(Programs.daemon, ["sync", "room-classes"], environment: service.environment, in: directory)
    }
  }

  private func control(_ arguments: [String], in directory: ScratchDirectory) async throws -> Ended {
    try await run(Programs.control, arguments, in: directory)
  }

  @Test("an emptied list ends a sync with 1 and changes nothing; pending, approve and reject deal with it")
  func emptied() async throws {
    let directory = try ScratchDirectory()
    try directory.write(
      #"{"name": "gone", "description": "All is gone.", "steps": [{"emptyList": true}]}"#, to: "gone.json")
    #expect(try await sync([], in: directory).code == 0)
    let nothing = try await control(["approve", "room-classes"], in: directory)
    #expect(nothing.code == 1)
    #expect(nothing.errors == "vclaimctl: nothing is held of room-classes\n")

    let held = try await sync(["--scenario", "gone.json"], in: directory)
    #expect(held.code == 1, "\(held.errors)")
    #expect(held.output.contains(/room_classes +held/))
    #expect(held.errors.contains("room_classes held back: 0 rows came, at least 1 are wanted; see vclaimctl pending"))
    #expect(try await control(["get", "room-classes", "1"], in: directory).code == 0)
    let status = try await control(["status"], in: directory)
    #expect(status.output.contains(/room_classes +held/))
    #expect(status.output.contains("vclaimctl pending"))

    let pending = try await control(["pending"], in: directory)
    #expect(pending.code == 0, "\(pending.errors)")
    #expect(pending.output.contains("vclaimctl approve room_classes"))
    let rejected = try await control(["reject", "room-classes"], in: directory)
    #expect(rejected.code == 0, "\(rejected.errors)")
    #expect(try await control(["pending"], in: directory).output == "nothing is held\n")
    #expect(try await control(["get", "room-classes", "1"], in: directory).code == 0)

    #expect(try await sync(["--scenario", "gone.json"], in: directory).code == 1)
    let approved = try await control(["approve", "room-classes", "--json"], in: directory)
    #expect(approved.code == 0, "\(approved.errors)")
    #expect(approved.output.contains(#""approved":[{"#))
    #expect(try await control(["get", "room-classes", "1"], in: directory).code == 1)
    #expect(try await control(["status"], in: directory).output.contains(/room_classes +fresh +0\b/))
    // A good pull brings all of it back.
    #expect(try await sync([], in: directory).code == 0)
    #expect(try await control(["get", "room-classes", "1"], in: directory).code == 0)
  }

  @Test("without a file there is nothing to decide: 74, and none is made")
  func withoutFile() async throws {
    let directory = try ScratchDirectory()
    for arguments in [["pending"], ["approve", "room-classes"], ["reject", "facilities", "2"]] {
      let ended = try await control(arguments, in: directory)
      #expect(ended.code == 74, "\(ended.errors)")
    }
    #expect(try await control(["approve", "nonsense"], in: directory).code == 64)
    #expect(try await control(["status"], in: directory).code == 74)
  }
}
