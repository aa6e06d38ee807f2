/// A running `vclaim-simulator`, and the environment in which a program reaches it.
struct SimulatedService: Sendable {
  /// What a `.env` file would hold.
  let environment: [String: String]
  /// What it printed so far: with `--log -`, a line for each request.
  let transcript: Transcript

  /// Starts a simulator for the time of a test.
  ///
  /// - Parameters:
  ///   - arguments: The simulator's options besides the port, which is a free one.
  ///   - directory: Its working directory.
  ///   - body: What the test does meanwhile.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws, or an error when the simulator does not start.
  static func run<Value: Sendable>(
    _ arguments: [String] = [], in directory: ScratchDirectory,
    body: (SimulatedService) async throws -> Value
  ) async throws -> Value {
    // The last line that it prints: what came before may have come alone.
    let lastLine = arguments.contains("paged") ? "BPJS_FACILITY_CODES=" : "BPJS_ANTREAN_USER_KEY="
    return try await withRunning(
      Programs.simulator, ["--port", "0"] + arguments, in: directory, until: lastLine
    ) { simulator, _ in
      try await body(SimulatedService(simulator.transcript))
    }.value
  }

  private init(_ transcript: Transcript) {
    self.transcript = transcript
    environment = Self.environment(printed: transcript.text)
  }

  /// What a program needs to reach a simulator, taken from what that one printed.
  static func environment(printed: String) -> [String: String] {
    // Tests need not spare a service of their own.
    var environment = ["VCLAIMD_REQUESTS_PER_SECOND": "1000"]
    for line in printed.split(separator: "\n") where line.hasPrefix("BPJS_") {
      let parts = line.split(separator: "=", maxSplits: 1)
      environment[String(parts[0])] = String(parts[1])
    }
    return environment
  }
}
