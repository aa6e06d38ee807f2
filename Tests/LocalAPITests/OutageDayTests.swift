import ReferenceStore
import SQLite
import Testing
import VClaim
import VClaimHTTP
import VClaimReference

@Suite("A day without the service")
struct OutageDayTests {
  private static let day: Int64 = 86_400

  @Test("a look-up by file, by library and by socket is answered as ever, marked by its age, and asks nobody")
  func day() async throws {
    // Rows were confirmed at 1,700,000,100; room classes are stale after two hours.
    let daemon = try Daemon(now: 1_700_000_100 + Self.day)
    daemon.service.fail(VClaimError(.unreachable, "no connection"))
    try await daemon.run {
      let pull = try await daemon.post("/v1/resync", #"{"datasets": ["room_classes"], "wait": true}"#)
      #expect(pull.status == 200)
      #expect(pull.text.contains("unreachable"))

      let answer = try await daemon.ask("/v1/room-classes/1").json()
      #expect(answer.member("value")?.member("name")?.text == "Class One")
      #expect(answer.member("source")?.text == "local")
      #expect(answer.member("age") == .number("\(Self.day)"))
      #expect(answer.member("stale") == .bool(true))

      let socket = try UnixSocketTransport(path: daemon.socket)
      let library = try ReferenceLibrary(
        path: daemon.directory + "/reference.sqlite", fallback: .daemon(socket: socket), now: daemon.now)
      let found = await Result { try await library.roomClass("1") }
      let miss = await Result { try await library.diagnosis("X00") }
      await socket.shutdown()
      let roomClass = try found.get()
      #expect(roomClass.value?.name == "Class One")
      #expect(roomClass.source == .local)
      #expect(roomClass.age == Self.day)
      #expect(roomClass.isStale)
      #expect { try miss.get() } throws: { ($0 as? ReferenceError)?.live?.code == .unreachable }

      let file = try Connection(path: daemon.directory + "/reference.sqlite", options: .reader)
      let row = try file.first(
        """
        SELECT name, state, as_of, last_error IS NOT NULL FROM room_classes, datasets
        WHERE code = '1' AND dataset = 'room_classes'
        """
      ) { row throws(SQLiteError) in
        [try row.value(0), try row.value(1), try row.value(2), try row.value(3)]
      }
      #expect(row == [.text("Class One"), .text("stale"), .integer(1_700_000_100), .integer(1)])

      // Only the miss was asked of the service.
      #expect(daemon.live.calls == [["X00"]])
    }
  }
}
