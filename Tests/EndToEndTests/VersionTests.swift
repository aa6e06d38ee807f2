import FoundationEssentials
import SystemPackage
import Testing
import Version

@Suite("The version")
struct VersionTests {
  @Test("Every program and the metrics tell the same one, and the change log has it")
  func everywhere() async throws {
    let directory = try ScratchDirectory()
    for program in [Programs.daemon, Programs.control, Programs.simulator] {
      let ended = try await run(program, ["--version"], in: directory)
      #expect(ended.code == 0)
      #expect(ended.output == ProgramVersion.current + "\n")
    }
    let environment = SecondOpinion.credentials.merging(["BPJS_API_URL": "http://127.0.0.1:1/vclaim-rest"]) { $1 }
    _ = try await withRunning(
      Programs.daemon, ["run"], environment: environment, in: directory, until: "keeping "
    ) { _, _ in
      let script = """
        import socket
        daemon = socket.socket(socket.AF_UNIX)
        daemon.connect("vclaimd.sock")
        daemon.sendall(b"GET /metrics HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n")
        print(daemon.makefile().read())
        """
      let metrics = try await run(SecondOpinion.python, ["-c", script], in: directory)
      #expect(metrics.output.contains("vclaimd_build_info{version=\"\(ProgramVersion.current)\","), "\(metrics.errors)")
    }
    let root = SecondOpinion.directory.removingLastComponent().removingLastComponent()
    let changes = try String(contentsOfFile: root.appending("CHANGELOG.md").string, encoding: .utf8)
    #expect(changes.contains("\n## \(ProgramVersion.current)"))
  }
}
