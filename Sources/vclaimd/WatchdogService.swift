import Logging
import ReferenceSync
import ServiceLifecycle
import SystemdNotify

/// Feeds the service manager's watchdog while the schedule gets on; without a watchdog it is not begun.
struct WatchdogService: Service {
  let notifier: SystemdNotifier
  let interval: Duration
  let sync: SyncService
  let time: SyncTime
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      var feeder = WatchdogFeeder(interval: interval)
      var isFed = true
      while (try? await time.sleep(feeder.tick)) != nil {
        let sign = sync.signOfLife
        let wasFed = isFed
        isFed = feeder.looks(at: sign.steps, patience: sign.patience)
        // A manager that cannot be told restarts the service, which is all that can be done about it.
        if isFed { try? notifier.send(.watchdog) }
        if wasFed, !isFed { logger.critical("the schedule does not get on: the watchdog is not fed any more") }
      }
    }
  }
}
