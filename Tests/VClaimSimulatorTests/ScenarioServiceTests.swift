import Testing
import VClaimWire

@testable import VClaimSimulator

@Suite("What of a scenario reaches the service behind the wire")
struct ScenarioServiceTests {
  private func scenario(_ steps: String) throws -> Scenario {
    try Scenario(json: #"{"name": "n", "description": "d", "steps": [\#(steps)]}"#)
  }

  @Test("a wrong key is wrong in whatever second the request was signed", arguments: [-1, 0, 1] as [Int64])
  func wrongKey(offset: Int64) async throws {
    let harness = try Harness(scenario: try Scenario.named("wrong-key"))
    await #expect(throws: WireError.self) {
      try await harness.ask("referensi/kelasrawat", at: testNow + offset)
    }
    #expect(harness.simulator.log.entries.last?.serviceCode == "200")
  }

  @Test("a reset before the work issues no letter, one after it does, and both lose the answer")
  func resets() async throws {
    let signed = try RequestSigner(credentials: testCredentials, dialect: .official).sign(at: testNow)
    let request = SimulatorRequest(
      method: "POST", path: "/vclaim-rest/SEP/2.0/insert",
      headers: signed.headers.map { (name: $0.name, value: $0.value) }, body: Array(Harness.letter([:]).utf8))
    let simulator = try Harness(
      scenario: try scenario(#"{"last": 1, "reset": "before"}, {"last": 2, "reset": "after"}"#)
    ).simulator
    #expect(try await simulator.reply(to: request) == .reset)
    #expect(simulator.letters.isEmpty)
    #expect(try await simulator.reply(to: request) == .reset)
    #expect(simulator.letters.map(\.number) == ["0101R0011123V000001"])
    #expect(simulator.log.entries.map(\.serviceCode) == ["", "200"])
  }

  @Test("a signature is judged as of the request's arrival, however long the answer waits, and Date is the answer's")
  func delayBeyondTolerance() async throws {
    let clock = RecordingClock()
    let start = clock.now
    let simulator = try Simulator(
      options: SimulatorOptions(credentials: testCredentials, latency: .seconds(100)), data: smallData(),
      scenario: try scenario(#"{"delay": "400s"}"#),
      now: { testNow + start.duration(to: clock.now).components.seconds }, clock: clock)
    let signed = try RequestSigner(credentials: testCredentials, dialect: .official).sign(at: testNow)
    let reply = try await simulator.reply(
      to: SimulatorRequest(
        method: "GET", path: "/vclaim-rest/referensi/kelasrawat",
        headers: signed.headers.map { (name: $0.name, value: $0.value) }))
    #expect(simulator.log.entries.map(\.serviceCode) == ["200"])
    #expect(reply.headers["Date"] == CivilTime(unixSeconds: testNow + 500).httpDate)
  }

  @Test("another page of Aplicares keeps to its first row, and is as far as a page really sent")
  func aplicaresPages() async throws {
    func rooms(_ page: String, _ path: String) async throws -> [String] {
      var data = SimulatorData()
      data.rooms = (1...9).map { number in
        SimulatorData.Room(
          facilityCode: "0101R001", classCode: "1", code: "R\(number)", name: "Mawar", capacity: nil, available: nil)
      }
      let harness = try Harness(data: data, scenario: try scenario(#"{"page": "\#(page)"}"#)) { $0.pageLimit = 2 }
      let answer = try await harness.ask(path, below: "aplicaresws", dialect: .official)
      guard case .array(let rows)? = answer.payload.member("list") else { return [] }
      return rows.compactMap { $0.member("koderuang")?.text }
    }
    #expect(try await rooms("before", "rest/bed/read/0101R001/1/100") == ["R1", "R2"])
    #expect(try await rooms("before", "rest/bed/read/0101R001/2/100") == ["R1", "R2"])
    #expect(try await rooms("before", "rest/bed/read/0101R001/5/100") == ["R3", "R4"])
    #expect(try await rooms("after", "rest/bed/read/0101R001/3/100") == ["R5", "R6"])
    #expect(try await rooms("after", "rest/bed/read/0101R001/9/100").isEmpty)
  }

  @Test("pages go missing or come twice on Aplicares too", arguments: ["missing-pages", "duplicated-pages"])
  func aplicaresScenarios(name: String) async throws {
    var data = SimulatorData()
    data.rooms = (1...250).map { number in
      SimulatorData.Room(
        facilityCode: "0101R001", classCode: "1", code: "R\(number)", name: "Mawar", capacity: nil, available: nil)
    }
    let clock = RecordingClock()
    let harness = try Harness(data: data, scenario: try Scenario.named(name), clock: clock)
    func first(_ start: Int) async throws -> String? {
      let answer = try await harness.ask(
        "rest/bed/read/0101R001/\(start)/100", below: "aplicaresws", dialect: .official)
      guard case .array(let rows)? = answer.payload.member("list") else { return nil }
      return rows.first?.member("koderuang")?.text
    }
    #expect(try await first(101) == "R101")
    try await clock.sleep(until: clock.now.advanced(by: .seconds(30)), tolerance: nil)
    #expect(try await first(1) == "R1")
    #expect(try await first(101) == (name == "missing-pages" ? "R201" : "R1"))
  }

  @Test("what a scenario makes of the rows follows a change of the rows")
  func changedRows() async throws {
    let harness = try Harness(scenario: try scenario(#"{"rows": {"rename": 1}}"#))
    #expect(try await harness.ask("referensi/kelasrawat").rows().map(\.name) == ["VIP (diubah)", "Kelas 1 (diubah)"])
    harness.simulator.update { $0.roomClasses.removeFirst() }
    #expect(try await harness.ask("referensi/kelasrawat").rows().map(\.name) == ["Kelas 1 (diubah)"])
    #expect(harness.simulator.data.roomClasses.map(\.name) == ["Kelas 1"])
  }
}
