import Logging
import Synchronization

/// What the daemon of a trial logs, counted by dataset.
final class TrialLog: Sendable {
  struct Count: Hashable {
    /// Pulls that brought rows, whatever became of them.
    var pulls = 0
    /// Pulls that failed.
    var failures = 0
  }

  private let counts = Mutex<[String: Count]>([:])

  var logger: Logger { Logger(label: "trial") { _ in TrialLogHandler(log: self) } }

  func count(_ dataset: String) -> Count { counts.withLock { $0[dataset] ?? Count() } }

  fileprivate func note(_ message: String, dataset: String) {
    counts.withLock { counts in
      switch message {
      case "published", "unchanged", "held back: see vclaimctl pending": counts[dataset, default: Count()].pulls += 1
      case "pull failed": counts[dataset, default: Count()].failures += 1
      default: break
      }
    }
  }
}

private struct TrialLogHandler: LogHandler {
  let log: TrialLog
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.trace

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    guard case .string(let dataset)? = event.metadata?["dataset"] else { return }
    log.note(event.message.description, dataset: dataset)
  }
}
