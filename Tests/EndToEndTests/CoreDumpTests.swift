import FoundationEssentials
import Glibc
import SystemPackage
import Testing

@Suite("The memory of the daemon, which holds credentials")
struct CoreDumpTests {
  private let environment = SecondOpinion.credentials.merging(["BPJS_API_URL": "http://127.0.0.1:1/vclaim-rest"]) { $1 }

  /// What the kernel says of a running program.
  private func limits(of program: RunningProgram) throws -> String {
    try String(contentsOfFile: "/proc/\(program.processID)/limits", encoding: .utf8)
  }

  @Test("It is not written to a core file, whatever the limits were when it was started")
  func limit() async throws {
    let directory = try ScratchDirectory()
    _ = try await withRunning(
      "/usr/bin/prlimit", ["--core=1048576:1048576", Programs.daemon.string, "run"], environment: environment,
      in: directory, until: "keeping "
    ) { daemon, _ in
      let limits = try limits(of: daemon)
      #expect(limits.contains(#/Max core file size +0 +0 /#))
    }
  }

  @Test("Other processes of its user cannot look into it", .enabled("takes root") { geteuid() == 0 })
  func owner() async throws {
    let directory = try ScratchDirectory()
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: directory.path)
    let asNobody = ["--reuid=65534", "--regid=65534", "--clear-groups"]
    // The kernel gives these files to root once a process has forbidden such looks (proc(5)).
    func owner(_ program: RunningProgram) throws -> String {
      let attributes = try FileManager.default.attributesOfItem(atPath: "/proc/\(program.processID)/environ")
      return attributes[.ownerAccountID].map { "\($0)" } ?? ""
    }
    _ = try await withRunning(
      "/usr/bin/setpriv", asNobody + [Programs.daemon.string, "run"], environment: environment, in: directory,
      until: "keeping "
    ) { daemon, _ in
      let owner = try owner(daemon)
      #expect(owner == "0")
    }
    _ = try await withRunning(
      "/usr/bin/setpriv", asNobody + ["/bin/sh", "-c", "echo ready; exec sleep 600"], in: directory,
      until: "ready"
    ) { shell, _ in
      let owner = try owner(shell)
      #expect(owner == "65534")
    }
  }
}
