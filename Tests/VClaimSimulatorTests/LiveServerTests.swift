import Testing
import VClaimWire

@testable import VClaimSimulator

@Suite("Over a real socket")
struct LiveServerTests {
  @Test("a signed request over HTTP gets an answer that decrypts, and an unsigned one 403")
  func signedOverHTTP() async throws {
    let simulator = try Simulator(
      options: SimulatorOptions(credentials: testCredentials), data: smallData(), now: { testNow })
    try await simulator.whileListening { url in
      let port = try RawConnection.port(of: url)
      #expect(url == "http://127.0.0.1:\(port)/vclaim-rest")
      let signed = try RequestSigner(credentials: testCredentials, dialect: .official).sign(at: testNow)
      let answer = try await RawConnection.send(
        "GET /vclaim-rest/referensi/diagnosa/dengue%20f HTTP/1.1", headers: signed.headers, to: port)
      #expect(answer.head.hasPrefix("HTTP/1.1 200 OK"))
      #expect(answer.head.lowercased().contains("content-type: application/json"))
      #expect(answer.head.lowercased().contains("\r\ndate: "))
      let envelope = try Envelope(parsing: answer.body)
      let rows = try referenceRows(
        in: try payload(of: envelope, cipher: signed.cipher, limit: 100_000), listKey: "diagnosa")
      #expect(rows.map(\.name) == ["Dengue fever"])
      let unsigned = try await RawConnection.send(
        "GET /vclaim-rest/referensi/kelasrawat HTTP/1.1", headers: [], to: port)
      #expect(unsigned.head.hasPrefix("HTTP/1.1 403 "))
      #expect(simulator.log.counts == ["referensi/diagnosa/{keyword}": 1, "referensi/kelasrawat": 1])
    }
  }

  @Test("after a stop nobody listens, and it can start again")
  func stopAndStart() async throws {
    let simulator = try Simulator(options: SimulatorOptions(), data: smallData())
    let port = try RawConnection.port(of: await simulator.start())
    await simulator.stop()
    await #expect(throws: (any Error).self) { try await RawConnection.send("GET / HTTP/1.1", headers: [], to: port) }
    let again = try RawConnection.port(of: await simulator.start())
    #expect(try await RawConnection.send("GET / HTTP/1.1", headers: [], to: again).head.hasPrefix("HTTP/1.1 403 "))
    await simulator.stop()
    await simulator.stop()
  }

  @Test("a second start without a stop is an error, as is a port that is taken")
  func portTaken() async throws {
    let first = try Simulator(options: SimulatorOptions(), data: smallData())
    let port = try RawConnection.port(of: await first.start())
    var error = await #expect(throws: SimulatorError.self) { try await first.start() }
    #expect(error?.code == .alreadyRunning)
    let second = try Simulator(options: SimulatorOptions(port: port), data: smallData())
    error = await #expect(throws: SimulatorError.self) { try await second.start() }
    #expect(error?.code == .cannotListen)
    #expect(error?.message.hasPrefix("cannot listen on 127.0.0.1:\(port): ") == true)
    await first.stop()
    #expect(try RawConnection.port(of: await second.start()) == port)
    await second.stop()
  }

  @Test("the port closes also when the work throws")
  func throwingWork() async throws {
    struct Failure: Error {}
    let simulator = try Simulator(options: SimulatorOptions(), data: smallData())
    await #expect(throws: Failure.self) {
      try await simulator.whileListening { _ in throw Failure() }
    }
    try await simulator.whileListening { url in #expect(!url.isEmpty) }
  }

  @Test("a start that is cancelled leaves nothing behind")
  func cancelledStart() async throws {
    let simulator = try Simulator(options: SimulatorOptions(), data: smallData())
    let start = Task {
      unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
      return try await simulator.start()
    }
    await #expect(throws: SimulatorError.self) { try await start.value }
    try await simulator.whileListening { url in #expect(!url.isEmpty) }
  }

  @Test("a letter is created over HTTP, and a body beyond a megabyte refused")
  func bodies() async throws {
    let simulator = try Simulator(
      options: SimulatorOptions(credentials: testCredentials), data: smallData(), now: { testNow })
    try await simulator.whileListening { url in
      let port = try RawConnection.port(of: url)
      let signed = try RequestSigner(credentials: testCredentials, dialect: .official).sign(at: testNow)
      let headers = signed.headers.map { (name: $0.name, value: $0.value) }
      let type = (name: "Content-Type", value: "Application/x-www-form-urlencoded")
      let created = try await RawConnection.send(
        "POST /vclaim-rest/SEP/2.0/insert HTTP/1.1", headers: headers + [type], body: Harness.letter([:]), to: port)
      let answer = try payload(of: Envelope(parsing: created.body), cipher: signed.cipher, limit: 100_000)
      #expect(answer.member("sep")?.member("noSep") == .string("0101R0011123V000001"))
      let large = try await RawConnection.send(
        "POST /vclaim-rest/SEP/2.0/insert HTTP/1.1", headers: headers + [type],
        body: String(repeating: " ", count: 1_048_577), to: port)
      #expect(large.head.hasPrefix("HTTP/1.1 413 "))
      #expect(simulator.log.counts == ["SEP/2.0/insert": 2])
    }
  }
}
