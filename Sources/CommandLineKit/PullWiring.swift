package import Logging
package import ReferenceStore
package import ReferenceSync
package import Settings
internal import StateFile
internal import Synchronization
internal import VClaim
package import VClaimReference

/// Everything that a pull needs, joined as the configuration says: the service, the file, and the right to write it.
package final class PullWiring: Sendable {
  /// The file.
  package let store: ReferenceStore
  /// What the guard holds back, and what can be done about it.
  package let decisions: HeldDecisions
  /// The clocks of the pulls.
  package let time: SyncTime
  /// Whom to ask for what is not in the file; it shares pace and budget with the pulls.
  package let live: ExchangeableSource
  private let files: WritableFiles
  private let pacer: RequestPacer
  private let budget: DailyBudget
  private let current: Mutex<PullService>

  /// What pulls.
  package var engine: SyncEngine { current.withLock { $0.engine } }

  /// How long a request to the service may take.
  package var timeout: Duration { current.withLock { $0.timeout } }

  /// What an administrator should know of the files, one sentence each.
  package var remarks: [String] { files.remarks }

  /// Opens file and client.
  ///
  /// Root takes on the owner of the file's directory here: the configuration has been read by then.
  ///
  /// - Parameter settings: The configuration; credentials must be among it.
  /// - Throws: The error of the room that refuses: `SettingsError`, `VClaimError`, `TransportError`, `CommandError`,
  ///   `StoreError`.
  package init(_ settings: Settings) async throws {
    let connection = try ServiceConnection(settings, retryPolicy: .none)
    files = try await WritableFiles(settings)
    store = files.store
    decisions = files.decisions
    let clock = ContinuousClock()
    time = SyncTime(
      clock: clock, now: SystemTime.unixSeconds, today: { LocalDay.text(at: SystemTime.unixSeconds()) })
    pacer = RequestPacer(requestsPerSecond: settings.requestsPerSecond, clock: clock)
    budget = DailyBudget(limit: settings.requestsPerDay)
    let service = PullService(settings, connection, files, pacer, budget, time)
    current = Mutex(service)
    live = ExchangeableSource(service.liveClient, ownFacility: settings.facilityCodes.first)
  }

  /// Goes on by another configuration: new connections, client and engine, the same files, and what is spent stays spent.
  ///
  /// Requests under way end over the old connections, which close by themselves when the last one has.
  ///
  /// - Parameter settings: The configuration; credentials must be among it. Its paths do not count.
  /// - Throws: What ``ServiceConnection`` throws; everything then stays as it was.
  package func exchange(_ settings: Settings) throws {
    let connection = try ServiceConnection(settings, retryPolicy: .none)
    pacer.change(to: settings.requestsPerSecond)
    budget.change(to: settings.requestsPerDay)
    let service = PullService(settings, connection, files, pacer, budget, time)
    current.withLock { $0 = service }
    live.exchange(service.liveClient, ownFacility: settings.facilityCodes.first)
  }

  /// What publishes the rows that look-ups learn.
  ///
  /// - Parameter logger: Told of every publication.
  /// - Returns: The service.
  package func learning(_ logger: Logger) -> LearningService {
    LearningService(store: store, state: files.state, time: time, logger: logger)
  }

  /// Closes connections and file.
  package func close() async {
    await current.withLock { $0.connection }.shutdown()
    await files.close()
  }
}

extension Settings {
  /// The directory in which the reference file stands.
  package var databaseDirectory: String {
    guard let slash = databasePath.lastIndex(of: "/"), slash != databasePath.startIndex else { return "/" }
    return String(databasePath[..<slash])
  }
}
