package import DaemonMetrics
package import Logging
internal import NIOPosix
internal import ServiceLifecycle
internal import Synchronization

/// The metrics as a text file, for the textfile collector of node_exporter.
///
/// It is replaced when the daemon starts, whenever the schedule comes to rest — after each round of pulls and each look at
/// the clock, a quarter of an hour apart at most — and a minute after something else was counted. While nothing happens,
/// nobody is woken for it. A file that cannot be written is reported once, and again when it can be.
package struct MetricsFile: Service {
  /// How long what was counted may wait, so that a busy hour writes sixty times and not a thousand.
  static let patience = Duration.seconds(60)

  private let file: ReplacedFile
  private let report: MetricsReport
  private let counters: MetricsCounters
  private let sleep: @Sendable (Duration) async throws -> Void
  private let logger: Logger
  private let onWritten: @Sendable () -> Void

  /// Makes a writer that has not written yet.
  ///
  /// - Parameters:
  ///   - path: The file, an absolute path.
  ///   - report: What is written.
  ///   - counters: What tells that there is something new.
  ///   - sleep: Waits that long in monotonic time; throws only when the task is cancelled.
  ///   - logger: Told when writing begins to fail, and when it succeeds again.
  ///   - onWritten: Called after each attempt.
  package init(
    path: String, report: MetricsReport, counters: MetricsCounters,
    sleep: @escaping @Sendable (Duration) async throws -> Void, logger: Logger,
    onWritten: @escaping @Sendable () -> Void = {}
  ) {
    // Whoever collects metrics is another user, and nothing in them is a secret: the directory says who may read.
    file = ReplacedFile(path: path, mode: 0o644)
    self.report = report
    self.counters = counters
    self.sleep = sleep
    self.logger = logger
    self.onWritten = onWritten
  }

  /// Writes until the service group shuts down or the task is cancelled; the last file stays.
  package func run() async {
    await cancelWhenGracefulShutdown { await self.writeWhenDue() }
  }

  private func writeWhenDue() async {
    let (due, onDue) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    onDue.yield()
    await withTaskGroup(of: Void.self) { group in
      group.addTask { for await _ in counters.rests { onDue.yield() } }
      group.addTask {
        for await _ in counters.changes {
          guard (try? await sleep(Self.patience)) != nil else { return }
          onDue.yield()
        }
      }
      var isFailing = false
      for await _ in due {
        isFailing = await !write(isFailing)
        onWritten()
      }
      group.cancelAll()
    }
  }

  /// Writes the file.
  ///
  /// - Parameter isFailing: Whether the last attempt failed.
  /// - Returns: Whether it was written.
  private func write(_ isFailing: Bool) async -> Bool {
    let bytes = Array(await report.text().utf8)
    do {
      try await NIOThreadPool.singleton.runIfActive { try file.replace(with: bytes) }
      if isFailing { logger.notice("the metrics file is written again", metadata: ["path": "\(file.path)"]) }
      return true
    } catch {
      if !isFailing { logger.error("the metrics file is not written", metadata: ["error": "\(error)"]) }
      return false
    }
  }
}
