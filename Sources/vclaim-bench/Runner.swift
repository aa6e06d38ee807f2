/// Runs one benchmark, in rounds or a number of times.
struct Runner<Time: Clock> where Time.Duration == Duration {
  /// The benchmark.
  let benchmark: Benchmark
  private let operation: Benchmark.Operation
  private let clock: Time
  private var times: [Duration] = []
  private var logUse: LogUse?
  /// Operations are numbered through, so that none finds the work of an earlier one done already.
  private var next = 0

  /// Prepares a benchmark.
  ///
  /// - Parameters:
  ///   - benchmark: The benchmark.
  ///   - workspace: Where its files are made.
  ///   - clock: Measures.
  /// - Throws: What preparing throws.
  init(_ benchmark: Benchmark, in workspace: Workspace, clock: Time) async throws {
    self.benchmark = benchmark
    self.clock = clock
    operation = try await benchmark.prepare(workspace)
  }

  /// What was measured so far; there must have been a round.
  var measurement: Measurement { Measurement(times: times, logUse: logUse) }

  /// Runs without measuring: caches fill and processors wake up.
  mutating func warmUp() async throws {
    try await repeatOperation(benchmark.operationsPerRound) { _ in }
  }

  /// Runs one round and keeps the time of each operation.
  mutating func runRound() async throws {
    var round: [Duration] = []
    round.reserveCapacity(benchmark.operationsPerRound)
    try await repeatOperation(benchmark.operationsPerRound) { round.append($0) }
    times += round
  }

  /// Runs the bare operation so many times, for an instrument that counts from outside.
  ///
  /// - Parameter count: How many times.
  /// - Throws: What the operation throws.
  mutating func run(count: Int) async throws {
    for number in next..<next + count {
      switch operation {
      case .call(let call): try call(number)
      case .publication(let publication):
        try await publication.prepare(number)
        try await publication.publish(number)
      }
    }
    next += count
  }

  private mutating func repeatOperation(_ count: Int, _ note: (Duration) -> Void) async throws {
    for number in next..<next + count {
      switch operation {
      case .call(let call):
        let start = clock.now
        try call(number)
        note(start.duration(to: clock.now))
      case .publication(let publication):
        try await publication.prepare(number)
        let start = clock.now
        try await publication.publish(number)
        note(start.duration(to: clock.now))
        logUse = try publication.logUse()
      }
    }
    next += count
  }
}
