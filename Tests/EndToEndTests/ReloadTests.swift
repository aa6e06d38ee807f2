import FoundationEssentials
import Subprocess
import SystemPackage
import Testing

@Suite("Reloading the configuration")
struct ReloadTests {
  /// A daemon that reads `.env`, and what writes that file anew.
  private func withDaemon(
    _ variables: [String: String] = [:],
    _ body: (RunningProgram, ([String: String]) throws -> Void, ScratchDirectory)
      async throws -> Void
  ) async throws {
    let directory = try ScratchDirectory()
    try await SimulatedService.run(in: directory) { service in
      let standard = service.environment.merging(["VCLAIMD_DATASETS": "room-classes"]) { $1 }
      func configure(_ values: [String: String]) throws {
        let lines = standard.merging(values) { $1 }.map { "\($0.key)=\($0.value)\n" }
        try directory.write(lines.joined(), to: ".env")
      }
      try configure([:])
      let (ended, _) = try await withRunning(
        Programs.daemon, ["run"], environment: variables, in: directory, until: "keeping "
      ) { daemon, _ in
        try await body(daemon, configure, directory)
      }
      #expect(ended.code == 0, "\(ended.output)")
    }
  }

  @Test("What changed is told and holds without a restart; what takes one is said")
  func changes() async throws {
    try await withDaemon { daemon, configure, directory in
      let same = try await run(Programs.control, ["reload"], in: directory)
      #expect(same.output == "nothing has changed\n", "\(same.errors)")

      try configure([
        "VCLAIMD_DATASETS": "room-classes,polyclinics", "VCLAIMD_LOG_LEVEL": "debug", "BPJS_CONSUMER_SECRET": "salah",
        "VCLAIMD_DATABASE": directory.file("other.sqlite"),
      ])
      let wrong = try await run(Programs.control, ["reload"], in: directory)
      #expect(wrong.code == 0, "\(wrong.errors)")
      for line in [
        /BPJS_CONSUMER_SECRET +\*\*\* +\*\*\* +effect/,
        /VCLAIMD_DATASETS +room-classes +room-classes,polyclinics +effect/,
        /VCLAIMD_LOG_LEVEL +info +debug +effect/, /VCLAIMD_DATABASE .*other.sqlite +a restart/,
      ] {
        #expect(wrong.output.contains(line), "\(wrong.output)")
      }
      // The new dataset is pulled, and the live client asks, with the new secret, which is wrong.
      _ = try await daemon.transcript.line { $0.contains("pull failed") && $0.contains("polyclinics") }
      let file = ["--database", directory.file("reference.sqlite")]
      let refused = try await run(Programs.control, ["get", "diagnoses", "A00"] + file, in: directory)
      #expect(refused.code == 77, "\(refused.output) \(refused.errors)")

      try configure(["VCLAIMD_DATASETS": "room-classes,polyclinics"])
      let seen = daemon.transcript.count
      try daemon.send(.terminalClosed)
      _ = try await daemon.transcript.line(after: seen) { $0.contains("published") && $0.contains("polyclinics") }
      let live = try await run(Programs.control, ["get", "diagnoses", "A00", "--json"], in: directory)
      #expect(live.output.contains(#""source":"live""#), "\(live.errors)")
    }
  }

  @Test("A bad configuration is reported with all that is wrong, and the old one stays")
  func bad() async throws {
    try await withDaemon { daemon, configure, directory in
      _ = try await daemon.transcript.line { $0.contains("published") }
      try configure(["BPJS_TIMEOUT": "soon", "VCLAIMD_SPEED": "9"])
      try daemon.send(.terminalClosed)
      let line = try await daemon.transcript.line { $0.contains("goes on with the old one") }
      for part in ["BPJS_TIMEOUT", "VCLAIMD_SPEED"] { #expect(line.contains(part)) }

      // From where the file is not read: what is told is the daemon's word.
      let elsewhere = try ScratchDirectory()
      let socket = ["VCLAIMD_SOCKET": directory.file("vclaimd.sock")]
      let ended = try await run(Programs.control, ["reload"], environment: socket, in: elsewhere)
      #expect(ended.code == 78)
      for part in ["BPJS_TIMEOUT", "VCLAIMD_SPEED"] { #expect(ended.errors.contains(part)) }
      let resync = try await run(Programs.control, ["resync", "--wait"], environment: socket, in: elsewhere)
      #expect(resync.code == 0, "\(resync.errors)")

      try FileManager.default.removeItem(atPath: directory.file(".env"))
      let gone = try await run(Programs.control, ["reload"], environment: socket, in: elsewhere)
      #expect(gone.code == 78)
      #expect(gone.errors.contains("BPJS_CONSUMER_SECRET: is required and not set"))
    }
  }

  @Test("Where refused credentials were handed over by systemd, the answer says that they take a restart")
  func handedOver() async throws {
    let credentials = try ScratchDirectory()
    try credentials.write("salah\n", to: "bpjs-consumer-secret")
    try await withDaemon(["CREDENTIALS_DIRECTORY": credentials.path]) { daemon, _, directory in
      _ = try await daemon.transcript.line { $0.contains("pull failed") }
      let ended = try await run(Programs.control, ["reload"], in: directory)
      #expect(ended.code == 0, "\(ended.errors)")
      #expect(ended.output.contains("BPJS_CONSUMER_SECRET were handed over by systemd"), "\(ended.output)")
    }
  }

  @Test("The service manager is told when a reload begins and when it is over, a bad one too")
  func notified() async throws {
    let sockets = try ScratchDirectory()
    let script = """
      import socket
      manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
      manager.bind("notify")
      print("bound", flush=True)
      while True:
          for line in manager.recv(4096).decode().split("\\n"):
              print(line.split("_USEC=")[0], flush=True)
      """
    _ = try await withRunning(SecondOpinion.python, ["-c", script], in: sockets, until: "bound") { manager, _ in
      try await withDaemon(["NOTIFY_SOCKET": sockets.file("notify")]) { daemon, configure, _ in
        _ = try await manager.transcript.line { $0 == "READY=1" }
        for values in [[:], ["BPJS_TIMEOUT": "soon"]] {
          try configure(values)
          let seen = manager.transcript.count
          try daemon.send(.terminalClosed)
          for expected in ["RELOADING=1", "MONOTONIC", "READY=1"] {
            _ = try await manager.transcript.line(after: seen) { $0 == expected }
          }
        }
      }
      _ = try await manager.transcript.line { $0 == "STOPPING=1" }
    }
  }
}
