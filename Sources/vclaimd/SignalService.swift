import CommandLineKit
import Glibc
import Logging
import ProcessSignals
import ReferenceStore
import ReferenceSync
import ServiceLifecycle
import Settings
import SystemdNotify
import VClaimReference

/// Does what signals ask for; ends when one asks to stop, which stops the daemon.
struct SignalService: Service {
  let sync: SyncService
  let store: ReferenceStore
  let options: SettingsOptions
  let notifier: SystemdNotifier
  let logger: Logger

  func run() async throws {
    for await signal in ProcessSignals.listen().cancelOnGracefulShutdown() {
      switch signal {
      case .stop:
        logger.notice("stopping")
        // A service manager that cannot be told still sees the process end.
        try? notifier.send(.stopping)
        ProcessSignals.endAtOnceOnNextStop()
        return
      case .resync:
        logger.notice("resync asked for by SIGUSR1")
        sync.resync()
      case .reload: await checkSettings()
      case .dump: await logState()
      }
    }
  }

  private func checkSettings() async {
    do {
      _ = try await options.read().settings(for: .service)
      logger.notice("the configuration is good; what changed in it takes effect with the next start")
    } catch {
      logger.error("the configuration is bad; the daemon goes on with the old one", metadata: ["error": "\(error)"])
    }
  }

  private func logState() async {
    do {
      for status in try await store.statuses() {
        let state = try JSONText.encode(status)
        logger.notice("state", metadata: ["dataset": "\(status.dataset)", "state": "\(state)"])
      }
    } catch {
      logger.error("the state cannot be read", metadata: ["error": "\(error)"])
    }
  }
}
