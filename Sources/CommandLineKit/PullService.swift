internal import ReferenceStore
internal import ReferenceSync
internal import Settings
internal import VClaim

/// The service as one configuration describes it: the way to it, and what pulls from it.
struct PullService: Sendable {
  let connection: ServiceConnection
  let engine: SyncEngine
  /// How long a request may take.
  let timeout: Duration
  /// The client for look-ups that the file cannot answer; it shares pace and budget with the pulls.
  let liveClient: VClaimClient

  init(
    _ settings: Settings, _ connection: ServiceConnection, _ files: WritableFiles, _ pacer: RequestPacer,
    _ budget: DailyBudget, _ time: SyncTime
  ) {
    self.connection = connection
    timeout = settings.timeout
    engine = SyncEngine(
      source: connection.client, store: files.store, state: files.state,
      // A file that is not written is not pulled for either.
      configuration: SyncConfiguration(settings, datasets: files.store.frozen == nil ? settings.datasets : []),
      pacer: pacer, budget: budget, time: time)
    liveClient = connection.client { PacedTransport($0, pacer: pacer, budget: budget, elapsed: time.elapsed) }
  }
}

extension SyncConfiguration {
  /// What the configuration says of pulls.
  fileprivate init(_ settings: Settings, datasets: [Dataset]) {
    var intervals: [Dataset: Interval] = [:]
    for dataset in Dataset.all {
      intervals[dataset] = Interval(
        every: settings.every(dataset).components.seconds, maxStale: settings.maxStale(dataset).components.seconds)
    }
    self.init(
      dialect: settings.dialect, hasAntrean: settings.antreanURL != nil, hasAplicares: settings.aplicaresURL != nil,
      facilityCodes: settings.facilityCodes, rowCap: settings.rowCap, pageSize: settings.pageSize,
      datasets: datasets, intervals: intervals, limits: settings.limits,
      keepChanges: settings.keepChanges.components.seconds, snapshots: settings.snapshots)
  }
}
