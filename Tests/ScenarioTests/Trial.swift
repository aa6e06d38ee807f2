import Testing
import VClaim
import VClaimHTTP
import VClaimSimulator

/// A client and a simulator that plays a scenario, joined by real HTTP, in virtual time.
struct Trial {
  let simulator: Simulator
  let client: VClaimClient
  /// What the client pauses on and the scenario is timed with.
  let clock: VirtualClock

  /// Requests that the simulator had so far.
  var requests: Int { simulator.log.total }

  /// Runs a trial.
  ///
  /// - Parameters:
  ///   - scenario: The name of a scenario that comes along; nil for a service that behaves.
  ///   - dialect: The dialect of both sides.
  ///   - data: The simulator's rows.
  ///   - retryPolicy: The client's.
  ///   - timeout: The client's, in real time.
  ///   - clock: What the client pauses on and the scenario is timed with.
  ///   - trickle: What the simulator waits on, where it must not come to the end of an answer.
  ///   - body: What is tried.
  /// - Throws: What the body throws, and what stands in the way of a beginning.
  static func run(
    _ scenario: String?, dialect: Dialect = .official, data: SimulatorData = rows(),
    retryPolicy: RetryPolicy = RetryPolicy(), timeout: Duration = .seconds(30),
    clock: VirtualClock = VirtualClock(), trickle: TrickleClock? = nil,
    body: (Trial) async throws -> Void
  ) async throws {
    let credentials = Credentials(consumerID: "10001", secret: "rahasiaContoh1", userKey: "kunciContoh1")
    let simulator = try Simulator(
      options: SimulatorOptions(dialect: dialect, credentials: credentials), data: data,
      scenario: try scenario.map { try Scenario.named($0) }, now: { clock.unix }, clock: trickle ?? clock)
    let transport = try AsyncHTTPTransport(clock: trickle?.deadline ?? ContinuousClock())
    do {
      try await simulator.whileListening { url in
        let configuration = try VClaimConfiguration(
          baseURL: url, dialect: dialect, credentials: credentials, timeout: timeout, retryPolicy: retryPolicy)
        let client = VClaimClient(
          configuration: configuration, transport: transport, now: { clock.unix }, clock: clock, chance: { 0.5 })
        try await body(Trial(simulator: simulator, client: client, clock: clock))
      }
    } catch {
      await transport.shutdown()
      throw error
    }
    await transport.shutdown()
  }

  /// Asks for the room classes, which must succeed.
  ///
  /// - Parameter times: How often.
  /// - Throws: The client's error.
  func succeed(times: Int = 1) async throws {
    for _ in 0..<times {
      let classes = try await client.roomClasses()
      #expect(classes.map(\.name) == ["VIP", "Kelas 1", "Kelas 2"])
    }
  }

  /// Asks for the room classes, which must fail.
  ///
  /// - Returns: The client's error.
  /// - Throws: When it did not fail.
  func failure() async throws -> VClaimError {
    try #require(await #expect(throws: VClaimError.self) { try await client.roomClasses() })
  }

  /// Three room classes, and as many diagnoses as a test wants.
  static func rows(diagnoses: Int = 0) -> SimulatorData {
    var data = SimulatorData()
    data.roomClasses = ["VIP", "Kelas 1", "Kelas 2"].enumerated().map { index, name in
      SimulatorData.Entry(code: String(index + 1), name: name)
    }
    data.diagnoses = (0..<diagnoses).map { number in
      SimulatorData.Entry(code: "A\(100 + number)", name: "Diagnosis \(100 + number)")
    }
    return data
  }
}
