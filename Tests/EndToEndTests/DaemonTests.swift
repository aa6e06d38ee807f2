import FoundationEssentials
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
        _ = try await daemon.transcript.line { $0.contains("the configuration is good") && $0.contains("changed=0") }
        _ = try await daemon.transcript.line { $0.contains("state") && $0.contains("room_classes") }
        let socket = try await run(Programs.control, ["status", "--json"], environment: environment, in: directory)
        #expect(try String(contentsOfFile: directory.file("state.json"), encoding: .utf8) == socket.output)
        let attributes = try FileManager.default.attributesOfItem(atPath: directory.file("state.json"))
        #expect(attributes[.posixPermissions].map { "\($0)" } == "\(0o640)")

        let seen = daemon.transcript.count
        try daemon.send(.userDefinedOne)
        _ = try await daemon.transcript.line(after: seen) { $0.contains("unchanged") && $0.contains("polyclinics") }
      }
      #expect(ended.code == 0, "\(ended.output)")
      #expect(ended.output.contains("stopped"))
    }
  }

  @Test("A second daemon is told that the file has a writer, with status 75; a sync beside a running one asks that one")
  func oneWriter() async throws {
    let directory = try ScratchDirectory()
    try await SimulatedService.run(in: directory) { service in
      let environment = service.environment.merging(datasets) { $1 }
      _ = try await withRunning(
        Programs.daemon, ["run"], environment: environment, in: directory, until: "keeping "
      ) { _, _ in
        let second = try await run(Programs.daemon, ["run"], environment: environment, in: directory)
        #expect(second.code == 75, "\(second.errors)")
        #expect(second.errors.contains("only one may at a time"))

        let table = try await run(Programs.daemon, ["sync"], environment: environment, in: directory)
        #expect(table.code == 0, "\(table.errors)")
        #expect(table.output.contains(/polyclinics +(published|unchanged) +200/))
        #expect(table.errors.contains("keeps this file"))
        let json = try await run(
          Programs.daemon, ["sync", "room-classes", "--json"], environment: environment, in: directory)
        #expect(json.output.contains(#""dataset":"room_classes","error":null"#) && json.output.contains("unchanged"))
        let dry = try await run(Programs.daemon, ["sync", "--dry-run"], environment: environment, in: directory)
        #expect(dry.code == 0, "\(dry.errors)")
        #expect(dry.output.contains(/polyclinics +unchanged +200/))
        #expect(dry.errors.contains("asked what would change"))
        let off = try await run(Programs.daemon, ["sync", "diagnoses"], environment: environment, in: directory)
        #expect(off.code == 78, "\(off.errors)")

        // Another file, for which the socket's daemon does not speak, is pulled alone.
        let other = environment.merging(
          ["VCLAIMD_DATABASE": directory.file("other.sqlite"), "VCLAIMD_SOCKET": directory.file("vclaimd.sock")]) { $1 }
        let alone = try await run(Programs.daemon, ["sync"], environment: other, in: directory)
        #expect(alone.code == 0, "\(alone.errors)")
        #expect(!alone.errors.contains("keeps this file"))
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

  @Test("Programs of other languages ask it over its socket, and a resync can be waited for")
  func socket() async throws {
    let directory = try ScratchDirectory()
    try await SimulatedService.run(in: directory) { service in
      let environment = service.environment.merging(datasets) { $1 }
      _ = try await withRunning(
        Programs.daemon, ["run"], environment: environment, in: directory, until: "keeping "
      ) { daemon, _ in
        _ = try await daemon.transcript.line { $0.contains("published") && $0.contains("polyclinics") }
        let script = """
          import http.client, json, socket
          class Unix(http.client.HTTPConnection):
              def connect(self):
                  self.sock = socket.socket(socket.AF_UNIX)
                  self.sock.connect("vclaimd.sock")
          def get(path):
              daemon = Unix("localhost")
              daemon.request("GET", path)
              return json.load(daemon.getresponse())
          local, live = get("/v1/polyclinics/INT"), get("/v1/diagnoses/A00")
          print(local["source"], local["value"]["name"], live["source"], live["value"]["name"])
          """
        let python = try await run(SecondOpinion.python, ["-c", script], in: directory)
        #expect(python.output == "local Penyakit Dalam live Cholera\n", "\(python.errors)")

        let resync = try await run(
          Programs.control, ["resync", "polyclinics", "--wait"], environment: environment, in: directory)
        #expect(resync.code == 0, "\(resync.errors)")
        #expect(resync.output.contains("unchanged"))
      }
    }
  }

  @Test("A sync that is told to stop ends soon, says so by its status, and leaves the file as it was")
  func interruptedSync() async throws {
    let directory = try ScratchDirectory()
    try await SecondOpinion.serve("official", .awkward, ["--latency", "0.05"], in: directory) { environment in
      // It is sent SIGTERM when the body is over. A second one from here would end it at once, with 143.
      let (ended, _) = try await withRunning(
        Programs.daemon, ["sync", "diagnoses"], environment: environment, in: directory, until: "diagnoses:"
      ) { _, _ in }
      #expect(ended.code == 75, "\(ended.output)")
    }
    #expect(try ReferenceContent.rows(of: "diagnoses", in: directory.file("reference.sqlite")).isEmpty)
  }
}
