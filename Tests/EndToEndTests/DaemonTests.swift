import Subprocess
import SystemPackage
import Testing

@Suite("vclaimd run")
struct DaemonTests {
  private let datasets = ["VCLAIMD_DATASETS": "room-classes,polyclinics"]

  @Test("It pulls what is due at start, resyncs on SIGUSR1, survives SIGHUP and SIGUSR2, and stops on SIGTERM with 0")
  func signals() async throws {
    let directory = try ScratchDirectory()
    try await SimulatedService.run(in: directory) { service in
      let environment = service.environment.merging(datasets) { $1 }
      let (ended, _) = try await withRunning(
        Programs.daemon, ["run"], environment: environment, in: directory, until: "keeping "
      ) { daemon, _ in
        _ = try await daemon.transcript.line { $0.contains("published") && $0.contains("polyclinics") }
        #expect(try ReferenceContent.rows(of: "polyclinics", in: directory.file("reference.sqlite")).count == 200)

        for signal in [Signal.terminalClosed, .userDefinedTwo] { try daemon.send(signal) }
        _ = try await daemon.transcript.line { $0.contains("the configuration is good") }
        _ = try await daemon.transcript.line { $0.contains("state") && $0.contains("room_classes") }

        let seen = daemon.transcript.count
        try daemon.send(.userDefinedOne)
        _ = try await daemon.transcript.line(after: seen) { $0.contains("unchanged") && $0.contains("polyclinics") }
      }
      #expect(ended.code == 0, "\(ended.output)")
      #expect(ended.output.contains("stopped"))
    }
  }

  @Test("A second daemon, and a sync beside a running one, are told that the file has a writer, with status 75")
  func oneWriter() async throws {
    let directory = try ScratchDirectory()
    try await SimulatedService.run(in: directory) { service in
      let environment = service.environment.merging(datasets) { $1 }
      _ = try await withRunning(
        Programs.daemon, ["run"], environment: environment, in: directory, until: "keeping "
      ) { _, _ in
        for arguments in [["run"], ["sync"]] {
          let second = try await run(Programs.daemon, arguments, environment: environment, in: directory)
          #expect(second.code == 75, "\(second.errors)")
          #expect(second.errors.contains("only one may at a time"))
        }
        let status = try await run(Programs.control, ["status", "--json"], environment: environment, in: directory)
        #expect(status.output.contains(#""running":true"#))
      }
    }
  }

  @Test("A service that is down does not keep it from starting, nor from stopping")
  func serviceDown() async throws {
    let directory = try ScratchDirectory()
    let environment = SecondOpinion.credentials
      .merging(["BPJS_API_URL": "http://127.0.0.1:1/vclaim-rest"]) { $1 }.merging(datasets) { $1 }
    let (ended, _) = try await withRunning(
      Programs.daemon, ["run"], environment: environment, in: directory, until: "keeping "
    ) { daemon, _ in
      _ = try await daemon.transcript.line { $0.contains("pull failed") && $0.contains("room_classes") }
    }
    #expect(ended.code == 0, "\(ended.output)")
  }

  @Test("A configuration with errors ends it with 78 and all of them")
  func badConfiguration() async throws {
    let directory = try ScratchDirectory()
    try directory.write("BPJS_TIMEOUT=soon\nVCLAIMD_SPEED=9\n", to: ".env")
    let ended = try await run(Programs.daemon, [], in: directory)
    #expect(ended.code == 78)
    for part in ["BPJS_TIMEOUT", "VCLAIMD_SPEED"] { #expect(ended.errors.contains(part)) }
  }
}
