import CommandLineKit
import Glibc
import ReferenceSync
import Synchronization
import Testing
import VClaimWire

@testable import LocalAPI

@Suite("Asking for a reload")
struct ReloadTests {
  private let changes = ReloadDocument(
    changed: [
      .init(key: "BPJS_CONSUMER_SECRET", before: "***", after: "***", needsRestart: false),
      .init(key: "VCLAIMD_DATABASE", before: "/a", after: nil, needsRestart: true),
    ], remarks: ["a remark"])

  @Test("the answer says what changed and what takes a restart, and the log who asked")
  func changed() async throws {
    let daemon = try Daemon()
    daemon.reload.withLock { $0 = .success(changes) }
    try await daemon.run {
      let reply = try await daemon.post("/v1/reload")
      #expect(reply.status == 200)
      #expect(
        reply.text == #"{"changed":[{"after":"***","before":"***","key":"BPJS_CONSUMER_SECRET","needs_restart":false},"#
          + #"{"after":null,"before":"/a","key":"VCLAIMD_DATABASE","needs_restart":true}],"remarks":["a remark"]}"#)
      #expect(daemon.messages.text.contains("reload asked for over the socket"))
      #expect(daemon.messages.text.contains("pid=\(getpid())"))
      let document = try await DaemonConnection.with(daemon.socket) { try await $0.reload() }
      #expect(document == changes)
      #expect(try #require(document).text.contains(/VCLAIMD_DATABASE +\/a +unset +a restart/))
      #expect(try await daemon.ask("/v1/reload").status == 405)
    }
  }

  @Test(
    "a configuration that cannot be used is refused with all that is wrong, and the command ends as a start would",
    arguments: [
      ("settings_invalid", CommandLineKit.ExitStatus.configuration), ("settings_missing", .configuration),
      ("settings_unreadable", .inputOutput),
    ])
  func bad(code: String, status: CommandLineKit.ExitStatus) async throws {
    let daemon = try Daemon()
    daemon.reload.withLock { $0 = .failure(ReloadError(code: code, description: "two things are wrong")) }
    try await daemon.run {
      let reply = try await daemon.post("/v1/reload")
      #expect(reply.status == 422)
      #expect(try reply.json().member("error")?.member("code")?.text == code)
      let error = await #expect(throws: CommandError.self) {
        try await DaemonConnection.with(daemon.socket) { try await $0.reload() }
      }
      #expect(error == CommandError(status, "two things are wrong"))
    }
  }

  @Test("it is for root and the daemon's user, not for the socket's group")
  func peers() { #expect(!Order.reload.isForGroup) }
}
