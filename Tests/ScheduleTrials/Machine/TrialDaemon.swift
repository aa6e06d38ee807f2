import CommandLineKit
import ReferenceStore
import ReferenceSync
import Settings
import StateFile
import Synchronization
import VClaim

/// The daemon of a trial between one start and the next stop: everything real but clock and network.
struct TrialDaemon {
  let store: ReferenceStore
  let state: StateFile
  let decisions: HeldDecisions
  let gate: UpstreamGate
  let service: SyncService
  private let makeEngine: @Sendable (Settings) throws -> SyncEngine
  private let task: Task<Void, any Error>

  /// Starts it, and waits until it has done what needs no time.
  ///
  /// - Parameters:
  ///   - path: The reference file.
  ///   - settings: The configuration.
  ///   - transport: The way to the service.
  ///   - timeline: The time.
  ///   - log: What is told of what it logs.
  ///   - seed: Where chance begins.
  /// - Throws: What stands in the way of a start.
  init(
    path: String, settings: Settings, transport: SimulatorTransport, timeline: Timeline, log: TrialLog, seed: UInt64
  ) async throws {
    let now: @Sendable () -> Int64 = { timeline.wallTime }
    store = try await ReferenceStore(path: path, now: now)
    state = try await StateFile(path: StateFile.path(beside: path), now: now)
    decisions = HeldDecisions(store: store, state: state, now: now)
    try await decisions.reconcile()
    let clock = TrialClock(timeline: timeline, reason: .pull)
    let chance = Mutex(SplitMix64(state: seed))
    gate = UpstreamGate(
      Self.limits(settings), kept: try await state.gate(), file: state, credentials: try Self.credentials(settings),
      time: .trial(clock), chance: { chance.withLock { Double.random(in: 0..<1, using: &$0) } }, logger: log.logger)
    makeEngine = { [store, state, gate] settings in
      let client = VClaimClient(
        configuration: try VClaimConfiguration(
          baseURL: "http://127.0.0.1/vclaim-rest", dialect: settings.dialect,
          credentials: settings.requiredCredentials(), timeout: settings.timeout, retryPolicy: .none),
        transport: transport, now: now, clock: clock, chance: { 0.5 })
      return SyncEngine(
        source: client, store: store, state: state, configuration: SyncConfiguration(settings), gate: gate,
        credentials: try Self.credentials(settings), time: .trial(clock), chance: { 0.5 })
    }
    let engine = try makeEngine(settings)
    let service = SyncService(
      engine: engine, store: store, time: .trial(TrialClock(timeline: timeline, reason: .schedule)),
      policy: SchedulePolicy(machine: "trial"),
      generator: SplitMix64(state: seed), logger: log.logger)
    self.service = service
    let rests = timeline.rests
    task = Task {
      defer { timeline.end() }
      try await service.run()
    }
    await timeline.rest(after: rests)
  }

  /// Goes on by another configuration.
  ///
  /// - Parameter settings: The configuration.
  /// - Throws: When it cannot be used.
  func reload(_ settings: Settings) throws {
    let engine = try makeEngine(settings)
    gate.change(to: Self.limits(settings), credentials: try Self.credentials(settings))
    service.exchange(engine)
  }

  private static func limits(_ settings: Settings) -> GateLimits {
    GateLimits(requestsPerSecond: settings.requestsPerSecond, requestsPerDay: settings.requestsPerDay)
  }

  private static func credentials(_ settings: Settings) throws -> String {
    try settings.requiredCredentials().fingerprint(with: [])
  }

  /// Stops it, in the middle of a pull too.
  ///
  /// - Throws: What the daemon ended with, where it did not end by this.
  func stop() async throws {
    task.cancel()
    let result = await task.result
    await gate.save()
    await state.close()
    await store.close()
    do { try result.get() } catch is CancellationError {}
  }
}

extension SyncTime {
  /// The clocks of a trial, in western Indonesian time.
  fileprivate static func trial(_ clock: TrialClock) -> SyncTime {
    let timeline = clock.timeline
    return SyncTime(
      clock: clock, now: { timeline.wallTime }, today: { TrialDay.text(at: timeline.wallTime) },
      secondOfDay: { TrialDay.second(at: $0) })
  }
}
