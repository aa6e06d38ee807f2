import CommandLineKit
import ReferenceStore
import ReferenceSync
import Testing
import VClaimWire

@testable import LocalAPI

@Suite("Deciding about what the guard holds back")
struct DecisionTests {
  /// Runs a daemon whose service has forgotten all room classes.
  private func withHeld(_ body: (Daemon) async throws -> Void) async throws {
    let daemon = try Daemon()
    try await daemon.run {
      _ = try await daemon.post("/v1/resync", #"{"wait": true}"#)
      daemon.service.list([])
      let reply = try await daemon.post("/v1/resync", #"{"wait": true}"#)
      #expect(reply.text.contains(#""held":["0 rows came, at least 1 are wanted"#), "\(reply.text)")
      #expect(reply.text.contains(#""outcome":"held""#))
      try await body(daemon)
    }
  }

  private func state(_ daemon: Daemon) async throws -> Bool {
    try await daemon.ask("/v1/status").text.contains(#""state":"held""#)
  }

  @Test("pending tells the difference; approving publishes it, is logged, and leaves nothing held")
  func approving() async throws {
    try await withHeld { daemon in
      #expect(try await state(daemon))
      let pending = try await daemon.ask("/v1/pending")
      #expect(pending.status == 200)
      #expect(pending.text.contains(#""dataset":"room_classes""#))
      #expect(pending.text.contains(#""partition":null"#))
      #expect(pending.text.contains(#""removed":2"#))
      #expect(pending.text.contains(#""removed_keys":[["1"],["2"]]"#))

      let approved = try await daemon.post("/v1/approve", #"{"dataset": "room-classes"}"#)
      #expect(approved.status == 200)
      #expect(approved.text.contains(#""removed":2"#))
      #expect(daemon.messages.text.contains("approved over the socket"))
      #expect(try await !state(daemon))
      #expect(try await daemon.ask("/v1/room-classes/1").json().member("value") == .null)
      #expect(try await daemon.ask("/v1/pending").text == #"{"candidates":[],"pins":[]}"#)
    }
  }

  @Test("rejecting drops it; the rows stay, and the next pull brings it again")
  func rejecting() async throws {
    try await withHeld { daemon in
      let rejected = try await DaemonConnection.with(daemon.socket) { connection in
        try await connection.decide(false, .roomClasses, partition: nil)
      }
      #expect(rejected?.rejected?.map(\.dataset) == ["room_classes"])
      #expect(try await !state(daemon))
      #expect(try await daemon.ask("/v1/room-classes/1").json().member("value") != .null)
      _ = try await daemon.post("/v1/resync", #"{"wait": true}"#)
      let pending = try await DaemonConnection.with(daemon.socket) { try await $0.pending() }
      #expect(pending?.candidates.map(\.timesSeen) == [1])
      let text = try #require(pending).text(now: 1_700_000_260)
      #expect(text.contains("held     room_classes\n"))
      #expect(text.contains("removed  2: 1, 2\n"))
      #expect(text.contains("seen     once, first 1 min ago, last 1 min ago\n"))
      #expect(text.contains("decide   vclaimctl approve room_classes, or vclaimctl reject room_classes\n"))
    }
  }

  @Test(
    "an order that is wrong, or for nothing, is refused",
    arguments: [
      (#"{"dataset": "medicines"}"#, 404, "unknown_dataset"), (#"{"dataset": "diagnoses"}"#, 404, "nothing_held"),
      (#"{"dataset": "room-classes", "partition": "2"}"#, 404, "nothing_held"),
      (#"{"datasets": ["room-classes"]}"#, 400, "bad_request"), ("{}", 400, "bad_request"), ("", 400, "bad_request"),
      (#"{"dataset": "room-classes", "all": true}"#, 400, "bad_request"),
    ])
  func refused(body: String, status: Int, code: String) async throws {
    try await withHeld { daemon in
      for target in ["/v1/approve", "/v1/reject"] {
        let reply = try await daemon.post(target, body)
        #expect(reply.status == status)
        #expect(try reply.json().member("error")?.member("code")?.text == code)
      }
      #expect(try await state(daemon))
    }
  }

  @Test("nothing held ends a command with 1")
  func nothing() async throws {
    let daemon = try Daemon()
    try await daemon.run {
      let error = await #expect(throws: CommandError.self) {
        try await DaemonConnection.with(daemon.socket) { try await $0.decide(true, .diagnoses, partition: nil) }
      }
      #expect(error?.status == .absent)
    }
  }

  @Test("members of the socket's group may ask for a pull, but not decide")
  func orders() {
    #expect(Order.resync.isForGroup)
    #expect(!Order.approve.isForGroup && !Order.reject.isForGroup && !Order.rollback.isForGroup)
  }
}
