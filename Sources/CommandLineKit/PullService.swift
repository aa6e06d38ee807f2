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
  /// The client for look-ups that the file cannot answer; it passes the same gate as the pulls.
  let liveClient: VClaimClient

  init(
    _ settings: Settings, _ connection: ServiceConnection, _ files: WritableFiles, _ gate: UpstreamGate,
    _ time: SyncTime
  ) throws(SettingsError) {
    self.connection = connection
    timeout = settings.timeout
    var configuration = SyncConfiguration(settings)
    // A file that is not written is not pulled for either.
    if files.store.frozen != nil { configuration.datasets = [] }
    let credentials = try settings.credentialsFingerprint()
    engine = SyncEngine(
      source: connection.client, store: files.store, state: files.state, configuration: configuration, gate: gate,
      credentials: credentials, time: time)
    liveClient = connection.client(telling: GateObserver(gate, credentials: credentials)) {
      GatedTransport($0, gate: gate)
    }
  }
}
