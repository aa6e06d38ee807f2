import Glibc
import SystemPackage

/// What this process may do: in a container even root may lack a right, and a test that needs it cannot run there.
enum Rights {
  /// Whether a program of ours may mount file systems, in a view of the file systems of its own.
  @Sendable static func mayMount() async throws -> Bool {
    guard geteuid() == 0 else { return false }
    let directory = try ScratchDirectory()
    let script = "mkdir disk && mount --make-rprivate / && mount -t tmpfs none disk"
    return try await run("/usr/bin/unshare", ["-m", "/bin/sh", "-c", script], in: directory).code == 0
  }
}
