public import Logging
import ServiceLifecycle
import Synchronization
public import VClaimWire

/// The VClaim service's double on 127.0.0.1: checks signatures, searches, pages, encrypts.
///
/// In a test or a demonstration:
///
/// ```swift
/// let simulator = try Simulator(options: SimulatorOptions(dialect: .paged), data: .builtIn())
/// try await simulator.whileListening { baseURL in
///   // ... pull from baseURL ...
///   simulator.update { $0.diagnoses.removeFirst() }
///   // ... pull again ...
/// }
/// ```
///
/// With a scenario it misbehaves: see <doc:Scenarios>. Where no closure fits: ``start()`` and ``stop()``; as a service of a program: `SimulatorService`.
public final class Simulator: Sendable {
  private struct Running {
    let group: ServiceGroup
    let task: Task<Void, any Error>
  }

  private enum State {
    case idle
    case starting
    case running(Running)
  }

  /// How it behaves.
  public let options: SimulatorOptions
  /// What was asked of it.
  public let log: RequestLog
  /// What it does wrong on purpose, and when.
  public let scenario: Scenario?

  let service: SimulatedService
  let player: ScenarioPlayer?
  let now: @Sendable () -> Int64
  private let rows: Mutex<Rows>
  /// Held while rows are made, so that no change gets lost and no request waits for it.
  private let changes = Mutex<Void>(())
  private let rowEffects: Set<RowEffects>
  private let state = Mutex(State.idle)
  private let clock: any Clock<Duration>
  private let logger: Logger

  /// Creates a simulator that does not listen yet.
  ///
  /// - Parameters:
  ///   - options: How it behaves.
  ///   - data: The rows that it answers with.
  ///   - scenario: What it does wrong on purpose; its time begins with the first request.
  ///   - now: The wall clock that timestamps are compared with, in unix seconds.
  ///   - clock: What latency and pauses are waited on, and what the times of the scenario are measured with.
  ///   - onRequest: Told of each entry of the log as it comes.
  ///   - logger: For the server's own messages; silent by default.
  /// - Throws: `bad_option` when the credentials cannot sign in this dialect.
  public init(
    options: SimulatorOptions,
    data: SimulatorData,
    scenario: Scenario? = nil,
    now: @escaping @Sendable () -> Int64 = SystemTime.unixSeconds,
    clock: any Clock<Duration> = ContinuousClock(),
    onRequest: @escaping @Sendable (RequestLog.Entry) -> Void = { _ in },
    logger: Logger = Logger(label: "vclaim-simulator") { _ in SwiftLogNoOpLogHandler() }
  ) throws(SimulatorError) {
    self.options = options
    service = try SimulatedService(options: options)
    rowEffects = Set(scenario?.steps.compactMap(\.effects.rows) ?? [])
    rows = Mutex(Rows(data, effects: rowEffects))
    log = RequestLog(onEntry: onRequest)
    self.scenario = scenario
    player = scenario.map { ScenarioPlayer($0, clock: clock) }
    self.now = now
    self.clock = clock
    self.logger = logger
  }

  /// The rows of this moment.
  public var data: SimulatorData { rows.withLock { $0.catalogue.data } }

  /// Exchanges all rows; answers from then on hold the new ones.
  ///
  /// - Parameter data: The new rows.
  public func replace(data: SimulatorData) {
    update { $0 = data }
  }

  /// Changes rows: adds, alters or removes some between two pulls.
  ///
  /// Requests are answered with the old rows meanwhile; another change waits for its turn.
  ///
  /// - Parameter change: Alters a copy of the rows; it must not change the simulator's rows by another way.
  public func update(_ change: (inout SimulatorData) -> Void) {
    changes.withLock { _ in
      var data = self.data
      change(&data)
      let made = Rows(data, effects: rowEffects)
      rows.withLock { $0 = made }
    }
  }

  /// Listens in the background until ``stop()``.
  ///
  /// - Returns: The base URL with the real port, such as `http://127.0.0.1:40123/vclaim-rest`.
  /// - Throws: `already_running`, or `cannot_listen` when the port is taken.
  public func start() async throws(SimulatorError) -> String {
    let isIdle = state.withLock { state in
      guard case .idle = state else { return false }
      state = .starting
      return true
    }
    guard isIdle else { throw SimulatorError(.alreadyRunning, "the simulator is running already") }
    let (urls, continuation) = AsyncStream.makeStream(of: String.self)
    let server: any Service
    do { server = try self.server { continuation.yield($0) } } catch {
      state.withLock { $0 = .idle }
      throw cannotListen("\(error)")
    }
    let group = ServiceGroup(configuration: .init(services: [server], logger: logger))
    // The one unstructured task of this room: what it serves outlives the call, and `stop()` waits for its end.
    let task = Task {
      defer { continuation.finish() }
      try await group.run()
    }
    for await url in urls {
      state.withLock { $0 = .running(Running(group: group, task: task)) }
      return url
    }
    // Either listening failed, or whoever waited was cancelled: then the server is still there and must end.
    task.cancel()
    let reason = await Self.reason(of: task)
    state.withLock { $0 = .idle }
    throw cannotListen(reason)
  }

  /// Stops what ``start()`` began: answers requests under way, except those that are kept waiting, and closes the port; does nothing when it is not running.
  public func stop() async {
    let running: Running? = state.withLock { state in
      guard case .running(let running) = state else { return nil }
      state = .idle
      return running
    }
    guard let running else { return }
    await running.group.triggerGracefulShutdown()
    _ = await running.task.result
  }

  /// Listens for as long as some work takes, whether it succeeds or throws.
  ///
  /// - Parameter body: The work, given the base URL.
  /// - Returns: What the work returns.
  /// - Throws: What ``start()`` or the work throws.
  public func whileListening<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let baseURL = try await start()
    do {
      let result = try await body(baseURL)
      await stop()
      return result
    } catch {
      await stop()
      throw error
    }
  }

  /// Serves until the surrounding service group shuts down or the task is cancelled.
  ///
  /// - Parameter onListening: Told the base URL once the port is open.
  /// - Throws: `cannot_listen` when the port is taken.
  package func run(onListening: @escaping @Sendable (String) async -> Void) async throws(SimulatorError) {
    do {
      try await server(onListening: onListening).run()
    } catch is CancellationError {
      return
    } catch {
      throw cannotListen("\(error)")
    }
  }

  /// The rows to answer from.
  ///
  /// - Parameter effects: What the scenario does to them.
  /// - Returns: The rows.
  func catalogue(with effects: RowEffects?) -> Catalogue {
    rows.withLock { $0.catalogue(with: effects) }
  }

  /// Starts to measure on the simulator's clock.
  ///
  /// - Returns: Gives the time since this call.
  func stopwatch() -> @Sendable () -> Duration {
    Stopwatch.start(clock)
  }

  /// Waits on the simulator's clock, until the simulator is stopped or the client closes its side of the connection.
  ///
  /// - Parameters:
  ///   - pause: How long; no time or less does not wait, whoever is gone.
  ///   - connection: The connection of whoever waits for the answer, where there is one.
  /// - Throws: `CancellationError` when the simulator is stopped, or the client goes away.
  func wait(for pause: Duration, on connection: ConnectionWatch?) async throws {
    guard pause > .zero else { return }
    let clock = clock
    let sleep: @Sendable () async throws -> Void = {
      try await cancelWhenGracefulShutdown { try await clock.sleep(for: pause) }
    }
    if let connection { try await connection.wait(for: sleep) } else { try await sleep() }
  }

  private func server(onListening: @escaping @Sendable (String) async -> Void) throws -> any Service {
    try SimulatorResponder(simulator: self).server(port: options.port, logger: logger) { port in
      await onListening("http://127.0.0.1:\(port)/\(SimulatedService.basePath)")
    }
  }

  private func cannotListen(_ reason: String) -> SimulatorError {
    SimulatorError(.cannotListen, "cannot listen on 127.0.0.1:\(options.port): \(reason)")
  }

  private static func reason(of task: Task<Void, any Error>) async -> String {
    switch await task.result {
    case .success: "it ended at once"
    case .failure(let error): "\(error)"
    }
  }
}
