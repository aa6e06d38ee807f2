import FoundationEssentials
import Subprocess
import SystemPackage
import Testing

@Suite("What a pull waits for")
struct DiskWaitTests {
  @Test("A pull that finds nothing new waits once for the disk to keep the reference file")
  func unchanged() async throws {
    let directory = try ScratchDirectory()
    try await SimulatedService.run(in: directory) { service in
      let environment = service.environment.merging(["VCLAIMD_DATASETS": "polyclinics"]) { $1 }
      let first = try await run(Programs.daemon, ["sync"], environment: environment, in: directory)
      #expect(first.code == 0, "\(first.errors)")
      let trace = directory.file("trace")
      // With -y the path of the file stands beside its number; with -D the daemon is our child, and not strace's.
      let options = ["-D", "-f", "-qq", "-y", "-o", trace, "-e", "trace=fsync,fdatasync,sync_file_range"]
      _ = try await withRunning(
        "/usr/bin/strace", options + [Programs.daemon.string, "run"], environment: environment, in: directory,
        until: "keeping "
      ) { _, _ in
        func pull() async throws -> Int {
          let ended = try await run(
            Programs.control, ["resync", "polyclinics", "--wait"], environment: environment, in: directory)
          #expect(ended.code == 0 && ended.output.contains("unchanged"), "\(ended.output)\(ended.errors)")
          return try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n")
            .count { $0.contains("/reference.sqlite") }
        }
        // The first one begins the log anew, which the last process copied into the file when it closed it.
        let before = try await pull()
        #expect(before > 0)
        #expect(try await pull() == before + 1)
        #expect(try await pull() == before + 2)
      }
    }
  }
}
