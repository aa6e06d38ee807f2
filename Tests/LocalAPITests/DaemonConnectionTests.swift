import CommandLineKit
import ReferenceStore
import SQLite
import Testing
import VClaim
import VClaimReference

@Suite("Commands that talk to the daemon")
struct DaemonConnectionTests {
  @Test("a daemon that is not there is no error")
  func absent() async throws {
    let daemon = try Daemon()
    try await DaemonConnection.with(daemon.socket) { connection async throws in
      #expect(try await connection.status() == nil)
      #expect(try await connection.resync([]) == nil)
      #expect(try await connection.record(of: .diagnoses, key: ["A7"], asksFirst: false, within: .seconds(1)) == nil)
    }
  }

  @Test("a path at which no socket can be is no error either")
  func nowhere() async throws {
    let directory = try Daemon().directory
    for path in [directory + "/none/d.sock", directory + "/" + String(repeating: "x", count: 120), "/dev/null/d.sock"] {
      try await DaemonConnection.with(path) { connection async throws in
        #expect(try await connection.status() == nil, "\(path)")
      }
    }
  }

  @Test("a daemon that is there and does not answer is an error, for what it was asked may be under way")
  func silent() async throws {
    let daemon = try Daemon()
    let listener = try SilentListener(daemon.socket)
    try await DaemonConnection.with(daemon.socket, patience: .milliseconds(50)) { connection async throws in
      for ask: () async throws -> Void in [
        { _ = try await connection.status() }, { _ = try await connection.resync([]) },
        { _ = try await connection.record(of: .diagnoses, key: ["A7"], asksFirst: true, within: .milliseconds(50)) },
        {
          _ = try await connection.liveRecords(
            of: .diagnoses, matching: "a", atMost: 2, within: .milliseconds(50))
        },
      ] {
        let error = await #expect(throws: CommandError.self) { try await ask() }
        #expect(error?.status == .unavailable)
        #expect(error?.description.contains("is there and did not answer within 0.") == true)
      }
    }
    listener.close()
  }

  @Test("a look-up comes back as the library would give it")
  func lookUp() async throws {
    let daemon = try Daemon()
    try await daemon.run {
      try await DaemonConnection.with(daemon.socket) { connection in
        let room = try await connection.record(
          of: .rooms, key: ["0001", "1", "R"], asksFirst: false, within: .seconds(5))
        #expect(
          room?.value?.values == [.text("0001"), .text("1"), .text("R"), .text("Rose"), .integer(4), .null])
        #expect(room?.source == .local)
        #expect(room?.age == 100)
        let doctor = try await connection.record(
          of: .doctors, key: ["0001", "INT/1", "7"], asksFirst: false, within: .seconds(5))
        #expect(doctor?.value != nil)
        let error = await #expect(throws: CommandError.self) {
          try await connection.record(of: .diagnoses, key: ["X00"], asksFirst: false, within: .seconds(5))
        }
        #expect(error?.status == .unavailable)
      }
    }
  }

  @Test("a search of the service comes back as rows; what the service does not tell is a matter of configuration")
  func liveSearch() async throws {
    let daemon = try Daemon()
    try await daemon.run {
      try await DaemonConnection.with(daemon.socket) { connection in
        let found = try await connection.liveRecords(
          of: .chronicDrugs, matching: "amlo & 5", atMost: 2, within: .seconds(5))
        #expect(found?.rows.first?.values == [.text("amlo & 5 1"), .text("Searched live")])
        #expect(found?.rows.count == 2)
        #expect(found?.isStale == false)
        for (dataset, status) in [(Dataset.rooms, ExitStatus.configuration), (.facilities, .unavailable)] {
          let error = await #expect(throws: CommandError.self) {
            try await connection.liveRecords(of: dataset, matching: "x", atMost: 2, within: .seconds(5))
          }
          #expect(error?.status == status)
        }
      }
    }
  }

  @Test("the state is the daemon's own")
  func status() async throws {
    let daemon = try Daemon()
    try await daemon.run {
      try await DaemonConnection.with(daemon.socket) { connection in
        let document = try #require(try await connection.status())
        #expect(document.isRunning == true)
        #expect(document.datasets.count == Dataset.all.count)
        let text = document.text(path: "/x", isFromDaemon: true, width: nil, now: 1_700_000_200)
        #expect(text.hasPrefix("/x, generation 4; the daemon is running\n"))
      }
    }
  }

  @Test("a resync ends with the status of the first failure")
  func resync() async throws {
    let daemon = try Daemon()
    try await daemon.run {
      try await DaemonConnection.with(daemon.socket) { connection in
        #expect(try await connection.resync([.roomClasses])?.datasets == ["room_classes"])
        let done = try #require(try await connection.resyncAndWait([]))
        #expect(SyncReport(done).exitStatus == .done)
        daemon.service.fail(VClaimError(.credentialsRefused, "the service refuses the signature"))
        let failed = try #require(try await connection.resyncAndWait([.roomClasses]))
        #expect(SyncReport(failed).exitStatus == .credentialsRefused)
        let error = await #expect(throws: CommandError.self) { try await connection.resync([.diagnoses]) }
        #expect(error?.status == .configuration)
      }
    }
  }
}
