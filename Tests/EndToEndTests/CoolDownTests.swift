import FoundationEssentials
import Testing

@Suite("The gate, in the programs")
struct CoolDownTests {
  private let datasets = ["VCLAIMD_DATASETS": "room-classes"]
  /// Asks to be left alone for an hour at the first request, and answers every later one.
  private let busy = """
    {"name": "busy", "description": "One 429 with an hour of rest.",
     "steps": [{"first": 1, "last": 1, "status": 429, "retryAfter": "1h"}]}
    """

  private func control(
    _ arguments: [String], _ environment: [String: String] = [:], in directory: ScratchDirectory
  ) async throws -> Ended {
    try await run(Programs.control, arguments, environment: environment, in: directory)
  }

  private func requests(in directory: ScratchDirectory) throws -> Int {
    try String(contentsOfFile: directory.file("requests.log"), encoding: .utf8).split(separator: "\n").count
  }

  @Test("a daemon that was asked for an hour of rest keeps to it after a restart, and pulls once that is cleared")
  func restart() async throws {
    let directory = try ScratchDirectory()
    try directory.write(busy, to: "busy.json")
    try await SimulatedService.run(["--scenario", "busy.json", "--log", "requests.log"], in: directory) { service in
      let environment = service.environment.merging(datasets) { $1 }
      _ = try await withRunning(
        Programs.daemon, ["run"], environment: environment, in: directory, until: "keeping "
      ) { daemon, _ in
        _ = try await daemon.transcript.line { $0.contains("the service is left alone") }
        let told = try await control(["cooldown"], environment, in: directory)
        #expect(told.output.contains(/answer +rate_limited, HTTP 429\n/), "\(told.errors)")
        let look = try await control(["get", "diagnoses", "A00"], environment, in: directory)
        #expect(look.code == 75, "\(look.errors)")
        let resync = try await control(["resync"], environment, in: directory)
        #expect(resync.code == 75)
        #expect(resync.errors.contains("vclaimctl cooldown clear"), "\(resync.errors)")
      }
      #expect(try requests(in: directory) == 1)

      // Without a daemon the file tells, and forbids a sync all the same.
      let told = try await control(["cooldown", "--json"], in: directory)
      #expect(told.code == 0, "\(told.errors)")
      #expect(told.output.contains(#""http_status":429"#), "\(told.output)")
      let status = try await control(["status"], in: directory)
      #expect(status.output.contains(/service: vclaim is left alone until in (?:1 h|5\d min):/), "\(status.output)")
      #expect(status.output.contains("budget: 1 of 20000 requests within 24 h"), "\(status.output)")
      let sync = try await run(Programs.daemon, ["sync"], environment: environment, in: directory)
      #expect(sync.code == 75, "\(sync.errors)")
      #expect(sync.errors.contains("it asks to be left alone for 3600 s (Retry-After)"))

      _ = try await withRunning(
        Programs.daemon, ["run"], environment: environment, in: directory, until: "keeping "
      ) { _, _ in
        #expect(try await control(["resync", "--wait"], environment, in: directory).code == 75)
        let look = try await control(["get", "diagnoses", "A00"], environment, in: directory)
        #expect(look.code == 75, "\(look.errors)")
        #expect(try requests(in: directory) == 1)
        let cleared = try await control(["cooldown", "clear"], environment, in: directory)
        #expect(cleared.output == "the vclaim service may be asked again\n", "\(cleared.errors)")
        let resync = try await control(["resync", "--wait"], environment, in: directory)
        #expect(resync.code == 0, "\(resync.errors)")
        #expect(try await control(["cooldown"], environment, in: directory).output == "nothing is left alone\n")
        let status = try await control(["status", "--json"], environment, in: directory)
        #expect(
          status.output.contains(#""upstream":{"cooldown":null,"cooldowns":[],"state":"ok"}"#), "\(status.output)")
        #expect(status.output.contains(#""spent":2"#))
      }
    }
  }

  @Test("refused credentials are asked with once, said as such over a restart, and others are tried at once")
  func credentials() async throws {
    let directory = try ScratchDirectory()
    try await SimulatedService.run(["--log", "requests.log"], in: directory) { service in
      let good = service.environment.merging(datasets) { $1 }
      let bad = good.merging(["BPJS_CONSUMER_SECRET": "salah"]) { $1 }
      for _ in 0..<2 {
        let refused = try await run(Programs.daemon, ["sync"], environment: bad, in: directory)
        #expect(refused.code == 77, "\(refused.errors)")
      }
      #expect(try requests(in: directory) == 1)
      let cleared = try await control(["cooldown", "clear", "--json"], in: directory)
      #expect(cleared.code == 0, "\(cleared.errors)")
      #expect(cleared.output.contains(#""code":"credentials_refused""#))
      #expect(try await run(Programs.daemon, ["sync"], environment: bad, in: directory).code == 77)
      #expect(try requests(in: directory) == 2)
      _ = try await withRunning(
        Programs.daemon, ["run"], environment: bad, in: directory, until: "keeping "
      ) { _, _ in
        let resync = try await control(["resync", "--wait"], bad, in: directory)
        #expect(resync.code == 77, "\(resync.errors)")
        let sync = try await run(Programs.daemon, ["sync"], environment: bad, in: directory)
        #expect(sync.code == 77, "\(sync.errors)")
      }
      #expect(try requests(in: directory) == 2)
      let mended = try await run(Programs.daemon, ["sync"], environment: good, in: directory)
      #expect(mended.code == 0, "\(mended.errors)")
      #expect(try await control(["cooldown"], in: directory).output == "nothing is left alone\n")
    }
  }

  @Test("a sync that the budget does not allow ends with 75, also one after another, and a look-up still goes through")
  func budget() async throws {
    let directory = try ScratchDirectory()
    try await SimulatedService.run(["--log", "requests.log"], in: directory) { service in
      let environment = service.environment.merging(datasets) { $1 }.merging(["VCLAIMD_REQUESTS_PER_DAY": "3"]) { $1 }
      for code: Int32 in [0, 0, 75, 75] {
        let sync = try await run(Programs.daemon, ["sync"], environment: environment, in: directory)
        #expect(sync.code == code, "\(sync.errors)")
      }
      #expect(try requests(in: directory) == 2)
      _ = try await withRunning(
        Programs.daemon, ["run"], environment: environment, in: directory, until: "keeping "
      ) { _, _ in
        let live = try await control(["get", "diagnoses", "A00"], environment, in: directory)
        #expect(live.code == 0, "\(live.errors)")
        let spent = try await control(["get", "diagnoses", "A01"], environment, in: directory)
        #expect(spent.code == 75, "\(spent.errors)")
      }
      #expect(try requests(in: directory) == 3)
    }
  }

  @Test("without a file nothing is left alone, and none is made")
  func withoutFile() async throws {
    let directory = try ScratchDirectory()
    #expect(try await control(["cooldown"], in: directory).output == "nothing is left alone\n")
    #expect(try await control(["cooldown", "clear"], in: directory).output == "nothing was left alone\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path).isEmpty)
  }
}
