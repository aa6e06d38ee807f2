import Testing

@Suite("vclaimctl rollback")
struct RollbackTests {
  private func control(_ arguments: [String], in directory: ScratchDirectory) async throws -> Ended {
    try await run(Programs.control, arguments, in: directory)
  }

  private func sync(_ scenario: [String] = [], in directory: ScratchDirectory) async throws -> Ended {
    try await SimulatedService.run(scenario, in: directory) { service in
      try await run(Programs.daemon, ["sync", "room-classes"], environment: service.environment, in: directory)
    }
  }

  @Test("undoes an approval, holds the same pull again, and lets it through once it is approved")
  func rollback() async throws {
    let directory = try ScratchDirectory()
    try directory.write(
      #"{"name": "gone", "description": "All is gone.", "steps": [{"emptyList": true}]}"#, to: "gone.json")
    let gone = ["--scenario", "gone.json"]
    #expect(try await sync(in: directory).code == 0)
    #expect(try await sync(gone, in: directory).code == 1)
    #expect(try await control(["approve", "room-classes"], in: directory).code == 0)
    let retired = try await control(["get", "room-classes", "1"], in: directory)
    #expect(retired.code == 1)
    #expect(retired.output.contains(/retired +20\d\d-.*, was \w/))

    let preview = try await control(["rollback", "room-classes", "1", "--dry-run"], in: directory)
    #expect(preview.code == 0, "\(preview.errors)")
    #expect(preview.output.contains("would go    room_classes back to generation 1\n"))
    #expect(try await control(["get", "room-classes", "1"], in: directory).code == 1)
    let done = try await control(["rollback", "room-classes", "1", "--json"], in: directory)
    #expect(done.code == 0, "\(done.errors)")
    #expect(done.output.contains(#""generation":3"#))
    #expect(try await control(["get", "room-classes", "1"], in: directory).code == 0)
    #expect(try await control(["status"], in: directory).output.contains("pinned: room_classes to generation 1"))

    // The same pull, which was approved once, is held however often it comes.
    let held = try await sync(gone, in: directory)
    #expect(held.code == 1, "\(held.errors)")
    #expect(held.errors.contains("it differs from generation 1, to which the dataset is pinned"))
    let pending = try await control(["pending"], in: directory)
    #expect(pending.output.contains("pinned   room_classes\nto       generation 1\n"))
    let approved = try await control(["approve", "room-classes"], in: directory)
    #expect(approved.output.contains("room_classes is not pinned any more\n"))
    #expect(try await control(["get", "room-classes", "1"], in: directory).code == 1)
    #expect(try await control(["pending"], in: directory).output == "nothing is held\n")
    #expect(try await sync(in: directory).code == 0)
  }

  @Test("ends with 1 for a past that is not known, 64 for a generation to come, 74 without a file, and changes nothing")
  func refused() async throws {
    let directory = try ScratchDirectory()
    #expect(try await control(["rollback", "room-classes", "1"], in: directory).code == 74)
    #expect(try await sync(in: directory).code == 0)
    for (dataset, generation, code) in [
      ("room-classes", "0", 1), ("diagnoses", "1", 1), ("room-classes", "2", 64), ("room-classes", "-1", 64),
      ("room-classes", "x", 64), ("nonsense", "1", 64),
    ] as [(String, String, Int32)] {
      let ended = try await control(["rollback", dataset, generation], in: directory)
      #expect(ended.code == code, "\(dataset) \(generation): \(ended.errors)")
    }
    #expect(try await control(["pending"], in: directory).output == "nothing is held\n")
  }
}
