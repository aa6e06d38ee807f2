import CommandLineKit
import ReferenceStore
import ReferenceSync
import SQLite
import Testing
import VClaimWire

@testable import LocalAPI

@Suite("Rolling back over the socket")
struct RollbackTests {
  /// Runs a daemon that has pulled a second room class with generation 5.
  private func withFile(_ body: (Daemon) async throws -> Void) async throws {
    let daemon = try Daemon()
    try await daemon.run {
      _ = try await daemon.post("/v1/resync", #"{"wait": true}"#)
      #expect(try await daemon.ask("/v1/status").json().member("generation") == .number("5"))
      try await body(daemon)
    }
  }

  @Test("a preview does nothing; a rollback is logged, pins, holds the next pull, and ends with an approval")
  func rollback() async throws {
    try await withFile { daemon in
      let preview = try await daemon.post(
        "/v1/rollback", #"{"dataset": "room-classes", "generation": 4, "dry_run": true}"#)
      #expect(preview.status == 200, "\(preview.text)")
      #expect(preview.text.contains(#""removed_keys":[["2"]]"#))
      #expect(preview.text.contains(#""dry_run":true"#))
      #expect(try await daemon.ask("/v1/pending").text == #"{"candidates":[],"pins":[]}"#)

      let done = try await DaemonConnection.with(daemon.socket) { connection in
        try await connection.rollBack(.roomClasses, to: 4, dryRun: false)
      }
      #expect(done?.removed == 1 && done?.generation == 6 && done?.toldAt == 1_700_000_100)
      #expect(done?.text.contains("pinned      until vclaimctl approve room_classes") == true)
      #expect(daemon.messages.text.contains("rolled back and pinned over the socket"))
      let pin = #""pins":[{"dataset":"room_classes","generation":4,"since":1700000300}]"#
      #expect(try await daemon.ask("/v1/status").text.contains(pin))
      let status = try await DaemonConnection.with(daemon.socket) { try await $0.status() }
      let text = status?.text(path: "x", isFromDaemon: true, width: nil, now: 1_700_000_360) ?? ""
      #expect(
        text.contains(
          "pinned: room_classes to generation 4, since 1 min ago; vclaimctl approve room_classes lets it go"))

      let pulled = try await daemon.post("/v1/resync", #"{"wait": true}"#)
      #expect(pulled.text.contains("it differs from generation 4, to which the dataset is pinned"))
      let pending = try await DaemonConnection.with(daemon.socket) { try await $0.pending() }
      #expect(pending?.pins == [Pin(.roomClasses, to: 4, since: 1_700_000_300)])
      #expect(pending?.text(now: 1_700_000_360).contains("pinned   room_classes\nto       generation 4\n") == true)
      let approved = try await daemon.post("/v1/approve", #"{"dataset": "room-classes"}"#)
      #expect(approved.text.contains(#""unpinned":"room_classes""#))
      #expect(try await daemon.ask("/v1/status").text.contains(#""pins":[]"#))
      #expect(try await daemon.post("/v1/resync", #"{"wait": true}"#).text.contains("unchanged"))
    }
  }

  @Test(
    "an order that is wrong, or for what is not known, is refused",
    arguments: [
      (#"{"dataset": "medicines", "generation": 1}"#, 404, "unknown_dataset"),
      (#"{"dataset": "room-classes", "generation": 3}"#, 404, "unknown_past"),
      (#"{"dataset": "room-classes", "generation": 6}"#, 422, "future_generation"),
      (#"{"dataset": "polyclinics", "generation": 5}"#, 404, "unknown_past"),
      (#"{"dataset": "room-classes", "generation": -1}"#, 400, "bad_request"),
      (#"{"dataset": "room-classes", "generation": "4"}"#, 400, "bad_request"),
      (#"{"dataset": "room-classes", "generation": 4, "dryrun": true}"#, 400, "bad_request"),
      (#"{"dataset": "room-classes"}"#, 400, "bad_request"), ("", 400, "bad_request"),
    ])
  func refused(body: String, status: Int, code: String) async throws {
    try await withFile { daemon in
      let reply = try await daemon.post("/v1/rollback", body)
      #expect(reply.status == status)
      #expect(try reply.json().member("error")?.member("code")?.text == code)
      #expect(try await daemon.ask("/v1/status").text.contains(#""pins":[]"#))
    }
  }

  @Test("a client ends with 1 for a past that is not known, and with 64 for a generation to come")
  func statuses() async throws {
    try await withFile { daemon in
      for (generation, status) in [(3, 1), (6, 64)] as [(Int64, Int32)] {
        let error = await #expect(throws: CommandError.self) {
          try await DaemonConnection.with(daemon.socket) {
            try await $0.rollBack(.roomClasses, to: generation, dryRun: false)
          }
        }
        #expect(error?.status.rawValue == status)
      }
    }
  }

  @Test("the state of the reference file is told although the pins cannot be read, and says nothing of them")
  func withoutPins() async throws {
    try await withFile { daemon in
      try Connection(path: daemon.directory + "/state.sqlite", options: .writer).executeScript("DROP TABLE pins")
      let reply = try await daemon.ask("/v1/status")
      #expect(reply.status == 200)
      #expect(try reply.json().member("generation") == .number("5"))
      #expect(try reply.json().member("pins") == nil)
    }
  }
}
