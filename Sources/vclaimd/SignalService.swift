import CommandLineKit
import LocalAPI
import Logging
import ProcessSignals
import ReferenceStore
import ReferenceSync
import ServiceLifecycle
import SystemdNotify
import VClaimReference

/// Does what signals ask for; ends when one asks to stop, which stops the daemon.
///
/// Signals that come while the same is being done become one more time, however many they are, so that nothing keeps one
/// that asks to stop waiting.
struct SignalService: Service {
  let signals: AsyncStream<ProcessSignal>
  let sync: SyncService
  let api: LocalAPI
  let reload: Reload
  let notifier: SystemdNotifier
  let logger: Logger

  func run() async throws {
    let (reloads, askReload) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let (dumps, askDump) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    await withTaskGroup(of: Void.self) { group in
      // What is wrong is in the log.
      group.addTask { for await _ in reloads { _ = try? await reload() } }
      group.addTask { for await _ in dumps { await dumpState() } }
      for await signal in signals.cancelOnGracefulShutdown() {
        switch signal {
        case .resync:
          logger.notice("resync asked for by SIGUSR1")
          sync.resync()
        case .reload: askReload.yield()
        case .dump: askDump.yield()
        case .stop:
          logger.notice("stopping")
          // A service manager that cannot be told still sees the process end.
          try? notifier.send(.stopping)
          ProcessSignals.endAtOnceOnNextStop()
          group.cancelAll()
          return
        }
      }
      group.cancelAll()
    }
  }

  private func dumpState() async {
    do {
      let document = try await api.dump()
      logger.notice("state", metadata: ["generation": "\(document.generation)"])
      for status in document.datasets {
        let state = try JSONText.encode(status)
        logger.notice("state", metadata: ["dataset": "\(status.dataset)", "state": "\(state)"])
      }
    } catch {
      logger.error("the state cannot be dumped", metadata: ["error": "\(error)"])
    }
  }
}
