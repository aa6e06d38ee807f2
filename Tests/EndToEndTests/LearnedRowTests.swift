import Testing

@Suite("A row that the daemon learns")
struct LearnedRowTests {
  private func serve<Value: Sendable>(
    _ polyclinics: String, in directory: ScratchDirectory, body: ([String: String]) async throws -> Value
  ) async throws -> Value {
    try directory.write("code,name\n" + polyclinics, to: "polyclinics.csv")
    return try await SimulatedService.run(["--data", directory.path], in: directory) { service in
      try await body(service.environment.merging(["VCLAIMD_DATASETS": "polyclinics"]) { $1 })
    }
  }

  @Test("is asked for once and then stands in the file for every reader, with its history")
  func learned() async throws {
    let directory = try ScratchDirectory()
    try await serve("ANA,Anak\n", in: directory) { environment in
      let sync = try await run(Programs.daemon, ["sync"], environment: environment, in: directory)
      #expect(sync.code == 0, "\(sync.errors)")
    }
    try await serve("ANA,Anak\nBED,Bedah\n", in: directory) { environment in
      _ = try await withRunning(
        Programs.daemon, ["run"], environment: environment, in: directory, until: "keeping "
      ) { daemon, _ in
        let get = ["get", "polyclinics", "BED", "--json"]
        let asked = try await run(Programs.control, get, in: directory)
        #expect(asked.output.contains(#""source":"live""#), "\(asked)")
        _ = try await daemon.transcript.line { $0.contains("learned from look-ups") }
        let known = try await run(Programs.control, get, in: directory)
        #expect(known.output.contains(#""source":"local""#), "\(known)")
        #expect(
          try ReferenceContent.rows(of: "polyclinics", in: directory.file("reference.sqlite")).map { $0[0] }
            == ["ANA", "BED"])
        let history = try await run(Programs.control, ["history", "polyclinics", "BED"], in: directory)
        #expect(history.output.contains("added"), "\(history)")
      }
    }
  }
}
