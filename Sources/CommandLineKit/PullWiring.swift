package import Logging
package import ReferenceStore
package import ReferenceSync
package import Settings
internal import StateFile
package import VClaim

/// Everything that a pull needs, joined as the configuration says: the service, the file, and the right to write it.
package final class PullWiring: Sendable {
  /// The file.
  package let store: ReferenceStore
  /// What the guard holds back, and what can be done about it.
  package let decisions: HeldDecisions
  /// What pulls.
  package let engine: SyncEngine
  /// The clocks of the pulls.
  package let time: SyncTime
  /// The live client for look-ups that the file cannot answer; it shares pace and budget with the pulls.
  package let client: VClaimClient
  private let connection: ServiceConnection
  private let files: WritableFiles

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
    connection = try ServiceConnection(settings, retryPolicy: .none)
    files = try await WritableFiles(settings)
    store = files.store
    decisions = files.decisions
    let clock = ContinuousClock()
    let time = SyncTime(
      clock: clock, now: SystemTime.unixSeconds, today: { LocalDay.text(at: SystemTime.unixSeconds()) })
    let pacer = RequestPacer(requestsPerSecond: settings.requestsPerSecond, clock: clock)
    let budget = DailyBudget(limit: settings.requestsPerDay)
    client = connection.client { PacedTransport($0, pacer: pacer, budget: budget, elapsed: time.elapsed) }
    engine = SyncEngine(
      source: connection.client, store: store, state: files.state, configuration: SyncConfiguration(settings),
      pacer: pacer, budget: budget, time: time)
    self.time = time
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
    await connection.shutdown()
    await files.close()
  }
}

extension SyncConfiguration {
  /// What the configuration says of pulls.
  fileprivate init(_ settings: Settings) {
    var intervals: [Dataset: Interval] = [:]
    for dataset in Dataset.all {
      intervals[dataset] = Interval(
        every: settings.every(dataset).components.seconds, maxStale: settings.maxStale(dataset).components.seconds)
    }
    self.init(
      dialect: settings.dialect, hasAntrean: settings.antreanURL != nil, hasAplicares: settings.aplicaresURL != nil,
      facilityCodes: settings.facilityCodes, rowCap: settings.rowCap, pageSize: settings.pageSize,
      datasets: settings.datasets, intervals: intervals, limits: settings.limits,
      keepChanges: settings.keepChanges.components.seconds)
  }
}

extension Settings {
  /// The directory in which the reference file stands.
  package var databaseDirectory: String {
    guard let slash = databasePath.lastIndex(of: "/"), slash != databasePath.startIndex else { return "/" }
    return String(databasePath[..<slash])
  }
}
