internal import FoundationEssentials
package import Logging
package import ReferenceStore
package import ReferenceSync
package import Settings
internal import StateFile
internal import Synchronization
package import VClaim
package import VClaimReference

/// Everything that a pull needs, joined as the configuration says: the service, the file, and the right to write it.
package final class PullWiring: Sendable {
  /// The file.
  package let store: ReferenceStore
  /// What the guard holds back, and what can be done about it.
  package let decisions: HeldDecisions
  /// The clocks of the pulls.
  package let time: SyncTime
  /// When pulls begin on this machine.
  package let policy: SchedulePolicy
  /// What every request passes, of pulls and of look-ups.
  package let gate: UpstreamGate
  /// Whom to ask for what is not in the file; it passes the same gate as the pulls.
  package let live: ExchangeableSource
  private let files: WritableFiles
  private let observer: (any RequestObserver)?
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
  /// - Parameters:
  ///   - settings: The configuration; credentials must be among it.
  ///   - threshold: The level of the log, where it can change; nil: that of the configuration.
  ///   - observer: What is told of every try of every request to the service.
  ///   - variables: The environment, which says where the log goes.
  /// - Throws: The error of the room that refuses: `SettingsError`, `VClaimError`, `TransportError`, `CommandError`,
  ///   `StoreError`.
  package init(
    _ settings: Settings, threshold: LogThreshold? = nil, observer: (any RequestObserver)? = nil,
    variables: [String: String] = ProcessInfo.processInfo.environment
  ) async throws {
    let connection = try ServiceConnection(settings, retryPolicy: .none, observer: observer)
    self.observer = observer
    files = try await WritableFiles(settings)
    store = files.store
    decisions = files.decisions
    let clock = ContinuousClock()
    time = SyncTime(
      clock: clock, now: SystemTime.unixSeconds, today: { LocalDay.text(at: SystemTime.unixSeconds()) })
    policy = SchedulePolicy(settings)
    gate = UpstreamGate(
      GateLimits(settings), kept: try await files.state.gate(), file: files.state,
      credentials: try settings.credentialsFingerprint(), time: time,
      logger: ProgramLog.logger(label: "gate", threshold: threshold ?? LogThreshold(settings), variables: variables))
    let service = try PullService(settings, connection, files, gate, time)
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
    let connection = try ServiceConnection(settings, retryPolicy: .none, observer: observer)
    let service = try PullService(settings, connection, files, gate, time)
    gate.change(to: GateLimits(settings), credentials: try settings.credentialsFingerprint())
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
    await gate.save()
    await files.close()
  }
}

extension SchedulePolicy {
  /// What tells this machine from others.
  ///
  /// Copies of one virtual machine share its number, and hospitals do not share a consumer id.
  fileprivate init(_ settings: Settings) {
    let parts = [MachineID.text, settings.credentials?.consumerID, settings.databasePath]
    self.init(machine: parts.compactMap(\.self).joined(separator: "\n"))
  }
}

extension GateLimits {
  /// Rate and budget as the configuration says.
  init(_ settings: Settings) {
    self.init(requestsPerSecond: settings.requestsPerSecond, requestsPerDay: settings.requestsPerDay)
  }
}

extension Settings {
  /// What tells credentials, and whom they are for, from others.
  func credentialsFingerprint() throws(SettingsError) -> String {
    try requiredCredentials().fingerprint(with: [baseURL, antreanURL, antreanUserKey, aplicaresURL])
  }

  /// The directory in which the reference file stands: the file itself, where its path is a link.
  package var databaseDirectory: String { RealPath.directory(of: RealPath.of(databasePath)) }
}
