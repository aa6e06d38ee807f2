import Hummingbird
package import Logging
import NIOCore
import ServiceLifecycle
import Synchronization
import VClaimWire

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
/// Where no closure fits: ``start()`` and ``stop()``; as a service of a program: ``SimulatorService``.
package final class Simulator: Sendable {
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
  package let options: SimulatorOptions
  /// What was asked of it.
  package let log = RequestLog()

  private let service: SimulatedService
  private let catalogue: Mutex<Catalogue>
  private let state = Mutex(State.idle)
  private let now: @Sendable () -> Int64
  private let clock: any Clock<Duration>
  private let logger: Logger

  /// Creates a simulator that does not listen yet.
  ///
  /// - Parameters:
  ///   - options: How it behaves.
  ///   - data: The rows that it answers with.
  ///   - now: The wall clock that timestamps are compared with, in unix seconds.
  ///   - clock: What the latency is waited on.
  ///   - logger: For the server's own messages; silent by default.
  /// - Throws: `bad_option` when the credentials cannot sign in this dialect.
  package init(
    options: SimulatorOptions,
    data: SimulatorData,
    now: @escaping @Sendable () -> Int64 = SystemTime.unixSeconds,
    clock: any Clock<Duration> = ContinuousClock(),
    logger: Logger = Logger(label: "vclaim-simulator") { _ in SwiftLogNoOpLogHandler() }
  ) throws(SimulatorError) {
    self.options = options
    service = try SimulatedService(options: options)
    catalogue = Mutex(Catalogue(data))
    self.now = now
    self.clock = clock
    self.logger = logger
  }

  /// The rows of this moment.
  package var data: SimulatorData { catalogue.withLock { $0.data } }

  /// Exchanges all rows; answers from then on hold the new ones.
  ///
  /// - Parameter data: The new rows.
  package func replace(data: SimulatorData) {
    let indexed = Catalogue(data)
    catalogue.withLock { $0 = indexed }
  }

  /// Changes rows: adds, alters or removes some between two pulls.
  ///
  /// Requests wait meanwhile.
  ///
  /// - Parameter change: Alters a copy of the rows.
  package func update(_ change: (inout SimulatorData) -> Void) {
    catalogue.withLock { catalogue in
      var data = catalogue.data
      change(&data)
      catalogue = Catalogue(data)
    }
  }

  /// Listens in the background until ``stop()``.
  ///
  /// - Returns: The base URL with the real port, such as `http://127.0.0.1:40123/vclaim-rest`.
  /// - Throws: `already_running`, or `cannot_listen` when the port is taken.
  package func start() async throws(SimulatorError) -> String {
    let isIdle = state.withLock { state in
      guard case .idle = state else { return false }
      state = .starting
      return true
    }
    guard isIdle else { throw SimulatorError(.alreadyRunning, "the simulator is running already") }
    let (urls, continuation) = AsyncStream.makeStream(of: String.self)
    let group = ServiceGroup(
      configuration: .init(services: [application { continuation.yield($0) }], logger: logger))
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
    throw SimulatorError(.cannotListen, "cannot listen on 127.0.0.1:\(options.port): \(reason)")
  }

  /// Stops what ``start()`` began: answers requests under way and closes the port; does nothing when it is not running.
  package func stop() async {
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
  package func whileListening<Result>(_ body: (String) async throws -> Result) async throws -> Result {
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
      try await application(onListening: onListening).run()
    } catch is CancellationError {
      return
    } catch {
      throw SimulatorError(.cannotListen, "cannot listen on 127.0.0.1:\(options.port): \(error)")
    }
  }

  /// Answers one request, after the latency, and logs it.
  ///
  /// - Parameter request: The request.
  /// - Returns: The answer.
  /// - Throws: `CancellationError` when the connection goes away meanwhile.
  func answer(_ request: SimulatorRequest) async throws -> SimulatorAnswer {
    if options.latency > .zero { try await clock.sleep(for: options.latency) }
    let outcome = service.answer(request, from: catalogue.withLock { $0 }, now: now())
    log.append(
      RequestLog.Entry(
        method: request.method, template: outcome.template, status: outcome.answer.status,
        serviceCode: outcome.serviceCode))
    return outcome.answer
  }

  private func application(
    onListening: @escaping @Sendable (String) async -> Void
  ) -> Application<SimulatorResponder> {
    Application(
      responder: SimulatorResponder(simulator: self),
      configuration: ApplicationConfiguration(
        address: .hostname("127.0.0.1", port: options.port), serverName: "vclaim-simulator"),
      onServerRunning: { channel in
        await onListening("http://127.0.0.1:\(channel.localAddress?.port ?? 0)/\(SimulatedService.basePath)")
      },
      logger: logger)
  }

  private static func reason(of task: Task<Void, any Error>) async -> String {
    switch await task.result {
    case .success: "it ended at once"
    case .failure(let error): "\(error)"
    }
  }
}
