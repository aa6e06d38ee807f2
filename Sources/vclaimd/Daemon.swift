import CommandLineKit
import DaemonMetrics
import FoundationEssentials
import Glibc
import LocalAPI
import Logging
import ProcessSignals
import ReferenceStore
import ReferenceSync
import ServiceLifecycle
import Settings
import SystemdNotify
import VClaim
import VClaimReference

/// The daemon: the schedule, the signals, and what the service manager is told.
struct Daemon {
  let settings: Settings
  let reading: SettingsReading
  let options: SettingsOptions

  /// Takes a configuration.
  ///
  /// - Throws: `SettingsError` when it cannot be used.
  init(_ reading: SettingsReading, from options: SettingsOptions) throws(SettingsError) {
    settings = try reading.settings(for: .service)
    self.reading = reading
    self.options = options
  }

  /// Runs until a signal stops it.
  func run() async throws {
    let variables = ProcessInfo.processInfo.environment
    let threshold = LogThreshold(settings)
    let logger = ProgramLog.logger(label: "vclaimd", threshold: threshold, variables: variables)
    let notifier = try SystemdNotifier(variables: variables, processID: getpid())
    let counters = MetricsCounters()
    let inbox = SignalInbox()
    let wiring: PullWiring
    do {
      wiring = try await inbox.calledOffOnStop { try await openWiring(threshold, counters) }
    } catch let error where Self.isCalledOff(error) {
      // A service manager that cannot be told still sees the process end.
      try? notifier.send(.stopping)
      logger.notice("stopped before \(settings.databasePath) was open")
      return
    }
    for remark in reading.warnings + wiring.remarks { logger.warning("\(remark)") }
    let sync = SyncService(
      engine: wiring.engine, store: wiring.store, time: wiring.time, policy: wiring.policy, logger: logger,
      observer: counters, status: { text in try? notifier.send(.status(text)) })
    let learning = wiring.learning(logger)
    let readiness = Readiness(notifier)
    let reloader = Reloader(options, reading, wiring: wiring, sync: sync, threshold: threshold, logger: logger)
    let reload: Reload = { () async throws(ReloadError) in
      try await readiness.whileReloading { () async throws(ReloadError) in try await reloader.reload() }
    }
    let api = try localAPI(wiring, sync, learning, reload, counters, logger) {
      // The file can be served from here on; the service may take its time.
      try readiness.begin()
      let doing =
        wiring.store.frozen == nil
        ? "keeping \(settings.databasePath) fresh" : "serving \(settings.databasePath) as it is"
      logger.notice(
        "\(doing), listening at \(settings.socketPath)",
        metadata: ["datasets": "\(wiring.engine.datasets.map(\.name).joined(separator: ","))"])
    }
    let readers = readers(of: api, counters, wiring.time, logger)
    let signals = SignalService(
      signals: inbox.signals, sync: sync, api: api, reload: reload, notifier: notifier, logger: logger)
    var configuration = ServiceGroupConfiguration(
      // They stop in reverse: whoever waits at the socket for a pull learns that it was called off.
      services: [GateKeeper(wiring.gate), api] + readers + [learning, sync], logger: logger)
    if let interval = notifier.watchdogInterval {
      configuration.services.append(
        .init(
          service: WatchdogService(
            notifier: notifier, interval: interval, sync: sync, time: wiring.time, logger: logger)))
    }
    configuration.services.append(.init(service: signals, successTerminationBehavior: .gracefullyShutdownGroup))
    // What has not stopped by itself by then is cancelled: the process ends within 10 s of SIGTERM.
    configuration.maximumGracefulShutdownDuration = .seconds(8)
    let group = ServiceGroup(configuration: configuration)
    do {
      try await group.run()
    } catch {
      await wiring.close()
      throw (error as? LocalAPIError).map(CommandError.init) ?? error
    }
    await wiring.close()
    logger.notice("stopped")
  }

  private func openWiring(_ threshold: LogThreshold, _ counters: MetricsCounters) async throws -> PullWiring {
    do {
      let wiring = try await PullWiring(settings, threshold: threshold, observer: counters)
      guard Task.isCancelled else { return wiring }
      await wiring.close()
      throw CancellationError()
    } catch let error as StoreError where error.code == .locked {
      throw CommandError(
        .tryLater,
        "a daemon or a sync keeps \(settings.databasePath) fresh already, and only one may at a time; "
          + "vclaimctl status asks the one that runs")
    }
  }

  /// Whether a start failed for no other reason than that somebody called it off.
  private static func isCalledOff(_ error: any Error) -> Bool {
    error is CancellationError || (error as? StoreError)?.code == .cancelled
  }

  /// What tells others of the daemon besides its socket, where the configuration asks for it.
  private func readers(
    of api: LocalAPI, _ counters: MetricsCounters, _ time: SyncTime, _ logger: Logger
  ) -> [any Service] {
    var services: [any Service] = []
    if let address = settings.listen { services.append(LocalPort(api, host: address.host, port: address.port)) }
    if let path = settings.metricsFile {
      services.append(
        MetricsFile(path: path, report: api.metrics, counters: counters, sleep: time.sleep, logger: logger))
    }
    return services
  }

  private func localAPI(
    _ wiring: PullWiring, _ sync: SyncService, _ learning: LearningService, _ reload: @escaping Reload,
    _ counters: MetricsCounters, _ logger: Logger,
    onListening: @escaping @Sendable () throws -> Void
  ) throws -> LocalAPI {
    let fallback = Fallback.source(wiring.live).heard { dataset, _, answer in
      if case .found(let record) = answer { learning.learn(record, of: dataset) }
    }
    let reference = try ReferenceLibrary(path: settings.databasePath, fallback: fallback)
    var limits = LocalAPILimits()
    limits.lookUp = { wiring.timeout }
    return LocalAPI(
      path: settings.socketPath, database: settings.databasePath, reference: reference, sync: sync,
      decisions: wiring.decisions, gate: wiring.gate,
      reload: reload, counters: counters, limits: limits, remarks: wiring.remarks, logger: logger,
      onListening: onListening)
  }
}

extension CommandError {
  /// Says why there is no socket, with the status of `contract.md`, section 1.
  fileprivate init(_ error: LocalAPIError) {
    self.init(error.code == .inUse ? .tryLater : .cannotCreate, error.message)
  }
}
