import FoundationEssentials
import Glibc
import Testing

@Suite(
  "A daemon to which this user may not connect", .enabled("Needs root, to be somebody else", { geteuid() == 0 }))
struct ForbiddenSocketTests {
  private static let stranger: UInt32 = 61_003

  @Test("one row is asked of the service with credentials of one's own; else the message names the group")
  func forbidden() async throws {
    let directory = try ScratchDirectory()
    let isOpen = unsafe chmod(directory.path, 0o755) == 0
    try #require(isOpen)
    try await SimulatedService.run(in: directory) { service in
      let environment = service.environment.merging(["VCLAIMD_DATASETS": "room-classes"]) { $1 }
      _ = try await withRunning(
        Programs.daemon, ["run"], environment: environment, in: directory, until: "published"
      ) { _, _ in
        // A stranger who may read the file, and not write to the socket.
        for name in ["", "-wal", "-shm"] {
          let isReadable = unsafe chmod(directory.file("reference.sqlite" + name), 0o644) == 0
          try #require(isReadable)
        }
        func control(_ arguments: [String], _ environment: [String: String] = [:]) async throws -> Ended {
          try await run(
            Programs.control, arguments, environment: environment, in: directory,
            user: (Self.stranger, Self.stranger, []))
        }
        let live = try await control(["get", "polyclinics", "INT", "--json"], environment)
        #expect(live.code == 0, "\(live.errors)")
        #expect(live.output.contains(#""source":"live""#))
        let status = try await control(["status"], environment)
        #expect(status.code == 0, "\(status.errors)")
        for arguments in [["get", "polyclinics", "INT"], ["search", "polyclinics", "x", "--live"], ["resync"]] {
          let refused = try await control(arguments)
          #expect(refused.code == 77, "\(arguments): \(refused.errors)")
          #expect(refused.errors.contains("may not connect to the daemon at "), "\(refused.errors)")
          #expect(refused.errors.contains("and the group root\n"), "\(refused.errors)")
        }
        let resync = try await control(["resync"], environment)
        #expect(resync.code == 77, "\(resync.errors)")
      }
    }
  }
}
