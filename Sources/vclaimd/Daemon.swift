import CommandLineKit
import FoundationEssentials
import Glibc
import Logging
import ProcessSignals
import ReferenceStore
import ReferenceSync
import ServiceLifecycle
import Settings
import SystemdNotify
import VClaim

/// The daemon: the schedule, the signals, and what the service manager is told.
struct Daemon {
  let settings: Settings
  let options: SettingsOptions

  /// Runs until a signal stops it.
  func run() async throws {
    let variables = ProcessInfo.processInfo.environment
    let logger = Self.logger(level: settings.logLevel, variables: variables)
    let notifier = try SystemdNotifier(variables: variables, processID: getpid())
    let wiring = try await PullWiring(settings)
    let sync = SyncService(
      engine: wiring.engine, store: wiring.store, time: wiring.time, logger: logger,
      status: { text in try? notifier.send(.status(text)) })
    let signals = SignalService(sync: sync, store: wiring.store, options: options, logger: logger)
    // The file can be served from here on; the service may take its time.
    try notifier.send(.ready)
    logger.notice(
      "keeping \(settings.databasePath) fresh",
      metadata: ["datasets": "\(wiring.engine.datasets.map(\.name).joined(separator: ","))"])
    let group = ServiceGroup(
      configuration: .init(
        services: [
          .init(service: sync),
          .init(service: signals, successTerminationBehavior: .gracefullyShutdownGroup),
        ], logger: logger))
    do {
      try await group.run()
    } catch {
      await wiring.close()
      throw error
    }
    try? notifier.send(.stopping)
    await wiring.close()
    logger.notice("stopped")
  }

  private static func logger(level: LogLevel, variables: [String: String]) -> Logger {
    let isJournal = JournalStream.isBehind(.error, variables: variables)
    return Logger(label: "vclaimd") { _ in
      LineLogHandler(
        level: Logger.Level(rawValue: level.rawValue) ?? .info, isJournal: isJournal, now: SystemTime.unixSeconds,
        write: { try? Output.error.write($0) })
    }
  }
}
