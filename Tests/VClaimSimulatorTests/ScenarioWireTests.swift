import NIOCore
import Testing
import VClaimWire

@testable import VClaimSimulator

@Suite("What of a scenario goes out on the wire")
struct ScenarioWireTests {
  /// Asks for the room classes and hands over head and body as they came.
  private func ask(
    _ steps: String, clock: any Clock<Duration> = ContinuousClock()
  ) async throws -> (head: [String], body: [UInt8]) {
    let scenario = try Scenario(json: #"{"name": "n", "description": "d", "steps": [\#(steps)]}"#)
    let simulator = try Simulator(
      options: SimulatorOptions(dialect: .paged, credentials: testCredentials), data: smallData(), scenario: scenario,
      now: { testNow }, clock: clock)
    return try await simulator.whileListening { url in
      let signed = try RequestSigner(credentials: testCredentials, dialect: .paged).sign(at: testNow)
      let answer = try await RawConnection.send(
        "GET /vclaim-rest/referensi/kelasrawat HTTP/1.1", headers: signed.headers,
        to: try RawConnection.port(of: url))
      return (answer.head.split(separator: "\r\n").map(String.init), answer.body)
    }
  }

  private let body =
    #"{"metaData":{"code":"200","message":"OK"},"response":{"list":[{"kode":"1","nama":"VIP"},{"kode":"2","nama":"Kelas 1"}]}}"#

  @Test("the date is the simulator's, and follows a clock that is off")
  func date() async throws {
    let right = try await ask(#"{"headers": {"X-Contoh": "1"}}"#)
    #expect(right.head.contains("Date: Tue, 14 Nov 2023 22:13:20 GMT"))
    #expect(right.head.contains("X-Contoh: 1"))
    #expect(String(decoding: right.body, as: UTF8.self) == body)
    #expect(try await ask(#"{"clock": 60}"#).head.contains("Date: Tue, 14 Nov 2023 22:14:20 GMT"))
  }

  @Test("a wrong Content-Length goes out as it is, and the connection ends behind the body")
  func contentLength() async throws {
    let long = try await ask(#"{"contentLength": 40}"#)
    #expect(long.head.contains("Content-Length: \(body.utf8.count + 40)"))
    #expect(String(decoding: long.body, as: UTF8.self) == body)
    let short = try await ask(#"{"contentLength": -40}"#)
    #expect(short.head.contains("Content-Length: \(body.utf8.count - 40)"))
    #expect(String(decoding: short.body, as: UTF8.self) == body)
    #expect(try await ask(#"{"contentLength": -4000}"#).head.contains("Content-Length: 0"))
  }

  @Test("a cut body has a Content-Length that fits, unless that lies as well")
  func cut() async throws {
    let cut = try await ask(#"{"cut": 10}"#)
    #expect(cut.head.contains("Content-Length: 10"))
    #expect(cut.body == Array(body.utf8.prefix(10)))
    #expect(try await ask(#"{"cut": 10, "contentLength": 110}"#).head.contains("Content-Length: 120"))
    #expect(try await ask(#"{"cut": 10000}"#).body == Array(body.utf8))
  }

  @Test("a body trickles on the clock that was handed in, and arrives whole")
  func slow() async throws {
    let clock = RecordingClock()
    let answer = try await ask(#"{"slow": {"bytes": 50, "every": "2s"}}"#, clock: clock)
    #expect(String(decoding: answer.body, as: UTF8.self) == body)
    #expect(clock.sleeps == Array(repeating: .seconds(2), count: (body.utf8.count - 1) / 50))
  }

  @Test("a delay is waited before the answer")
  func delay() async throws {
    let clock = RecordingClock()
    _ = try await ask(#"{"delay": "90s"}"#, clock: clock)
    #expect(clock.sleeps == [.seconds(90)])
  }

  @Test("a stop does not wait for a request that is kept waiting", .timeLimit(.minutes(1)))
  func stopDuringDelay() async throws {
    let clock = StandingClock()
    let scenario = try Scenario(json: #"{"name": "n", "description": "d", "steps": [{"delay": "24h"}]}"#)
    let simulator = try Simulator(
      options: SimulatorOptions(), data: smallData(), scenario: scenario, now: { testNow }, clock: clock)
    let port = try RawConnection.port(of: try await simulator.start())
    async let answer = RawConnection.send("GET /vclaim-rest/referensi/kelasrawat HTTP/1.1", headers: [], to: port)
    await clock.untilAsleep()
    await simulator.stop()
    do {
      _ = try await answer
      Issue.record("a request that was kept waiting got an answer")
    } catch {
      #expect(error is RawConnection.NoAnswer || error is IOError)
    }
    #expect(
      simulator.log.entries.map(\.line) == ["2023-11-14T22:13:20Z GET referensi/kelasrawat - - 0ms delay"])
  }

  @Test("a request whose client goes away ends at once and stands in the log", .timeLimit(.minutes(1)))
  func departureDuringDelay() async throws {
    let clock = StandingClock()
    let (entries, onEntry) = AsyncStream.makeStream(of: RequestLog.Entry.self)
    let scenario = try Scenario(json: #"{"name": "n", "description": "d", "steps": [{"delay": "24h"}]}"#)
    let simulator = try Simulator(
      options: SimulatorOptions(), data: smallData(), scenario: scenario, now: { testNow }, clock: clock,
      onRequest: { onEntry.yield($0) })
    try await simulator.whileListening { url in
      let port = try RawConnection.port(of: url)
      let request = Task {
        try await RawConnection.send(
          "POST /vclaim-rest/SEP/2.0/insert HTTP/1.1", headers: [], body: Harness.letter([:]), to: port)
      }
      await clock.untilAsleep()
      request.cancel()
      var iterator = entries.makeAsyncIterator()
      #expect(await iterator.next()?.line == "2023-11-14T22:13:20Z POST SEP/2.0/insert - - 0ms delay")
      _ = await request.result
    }
  }

  @Test("a body that trickles ends when its client goes away", .timeLimit(.minutes(1)))
  func departureDuringBody() async throws {
    let clock = StandingClock()
    let scenario = try Scenario(
      json: #"{"name": "n", "description": "d", "steps": [{"slow": {"bytes": 1, "every": "24h"}}]}"#)
    let simulator = try Simulator(options: SimulatorOptions(), data: smallData(), scenario: scenario, clock: clock)
    try await simulator.whileListening { url in
      let port = try RawConnection.port(of: url)
      let request = Task {
        try await RawConnection.send("GET /vclaim-rest/referensi/kelasrawat HTTP/1.1", headers: [], to: port)
      }
      await clock.untilAsleep()
      request.cancel()
      await clock.untilAwake()
      _ = await request.result
    }
  }

  @Test("status 204 and 304 go out without a body and without a length", arguments: [204, 304])
  func noBody(status: Int) async throws {
    let answer = try await ask(#"{"status": \#(status), "body": ""}"#)
    #expect(answer.head.first?.hasPrefix("HTTP/1.1 \(status) ") == true)
    #expect(!answer.head.contains { $0.lowercased().hasPrefix("content-length") })
    #expect(answer.body.isEmpty)
  }

  @Test("a reset is a reset, not an end")
  func reset() async throws {
    let error = await #expect(throws: IOError.self) { try await ask(#"{"reset": "before"}"#) }
    #expect(error?.errnoCode == 104, "ECONNRESET")
  }

  @Test("Retry-After comes as seconds or as a date, and an answer of the scenario's own as it is written")
  func retryAfter() async throws {
    let refused = try await ask(#"{"status": 429, "retryAfter": "30s"}"#)
    #expect(refused.head.first == "HTTP/1.1 429 Too Many Requests")
    #expect(refused.head.contains("Retry-After: 30"))
    #expect(
      String(decoding: refused.body, as: UTF8.self)
        == #"{"metaData":{"code":"429","message":"Limits exceeded"},"response":null}"#)
    let date = try await ask(#"{"status": 503, "retryAfterDate": "40s", "envelope": {"numberCode": true}}"#)
    #expect(date.head.contains("Retry-After: Tue, 14 Nov 2023 22:14:00 GMT"))
    #expect(date.body.starts(with: Array(#"{"metaData":{"code":503,"#.utf8)))
    let page = try await ask(#"{"body": "<html>", "headers": {"content-type": "text/html"}}"#)
    #expect(page.head.filter { $0.lowercased().hasPrefix("content-type") } == ["content-type: text/html"])
    #expect(page.body == Array("<html>".utf8))
  }

  @Test("wrong types, an empty list and spellings of the envelope")
  func answers() async throws {
    func text(_ steps: String) async throws -> String { String(decoding: try await ask(steps).body, as: UTF8.self) }
    #expect(
      try await text(#"{"types": {"code": "list", "name": "object"}}"#).hasSuffix(
        #"{"list":[{"kode":[1],"nama":{"nilai":1}},{"kode":[1],"nama":{"nilai":1}}]}}"#))
    #expect(
      try await text(#"{"types": {"code": "null", "name": "missing"}}"#).hasSuffix(
        #"{"list":[{"kode":null},{"kode":null}]}}"#))
    #expect(
      try await text(#"{"emptyList": true}"#)
        == #"{"metaData":{"code":"200","message":"OK"},"response":{"list":[]}}"#)
    #expect(try await text(#"{"envelope": {"key": "metaInfo"}}"#).hasPrefix(#"{"metaInfo":{"code":"200","#))
  }

  @Test("the log names the effect, and its lines hold no value")
  func log() async throws {
    let scenario = try Scenario(
      json: """
        {"name": "n", "description": "d", "steps": [
          {"last": 1, "delay": "2s", "status": 503, "retryAfter": "1s"}, {"first": 2, "last": 2, "reset": "before"},
          {"first": 3, "reset": "after"}]}
        """)
    let harness = try Harness(.official, scenario: scenario, clock: RecordingClock())
    _ = try await harness.ask("referensi/diagnosa/rahasia")
    let request = SimulatorRequest(method: "GET", path: "/vclaim-rest/referensi/kelasrawat", headers: [])
    #expect(try await harness.simulator.reply(to: request).isReset)
    #expect(try await harness.simulator.reply(to: request).isReset)
    #expect(
      harness.simulator.log.entries.map(\.line) == [
        "2023-11-14T22:13:20Z GET referensi/diagnosa/{keyword} 503 503 2000ms delay,answer-503,retry-after",
        "2023-11-14T22:13:20Z GET referensi/kelasrawat - - 0ms reset-before",
        "2023-11-14T22:13:20Z GET referensi/kelasrawat - 403 0ms reset-after",
      ])
  }
}
